import type { ReactNode } from "react";
import { Rail, type RailProps } from "./Rail";
import { TitleBar, type TitleBarProps } from "./TitleBar";

/** The window: title bar, rail, and whatever screen is open. Props in, nothing known. */
export function App({
  titleBar,
  rail,
  banner,
  children,
}: {
  titleBar: TitleBarProps;
  /** Left out on site and on the lock screen. */
  rail?: RailProps;
  /** What concerns every screen. */
  banner?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="grid h-full grid-rows-[2.5rem_minmax(0,1fr)]">
      <TitleBar {...titleBar} />
      <div className="flex min-h-0">
        {rail && <Rail {...rail} />}
        <main className="flex min-w-0 flex-1 flex-col">
          {banner}
          <div className="min-h-0 flex-1">{children}</div>
        </main>
      </div>
    </div>
  );
}
