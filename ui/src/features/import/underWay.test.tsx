import { I18nProvider } from "@lingui/react";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { fakeHost } from "../../host/fake";
import type { ImportStep } from "../../ipc/generated/ImportStep";
import { HostContext } from "../../ipc/queries";
import { i18n } from "../../locales/text";
import { ImportUnderWay } from "./ImportUnderWay";

afterEach(cleanup);

it("says that saves wait while an import writes, until it ended one way or the other", () => {
  const host = fakeHost({});
  render(
    <I18nProvider i18n={i18n}>
      <HostContext value={host}>
        <ImportUnderWay />
      </HostContext>
    </I18nProvider>,
  );
  const at = (step: ImportStep) =>
    act(() => host.push({ push: "import", progress: { step, done: 1, total: 2 } }));
  at("checking");
  expect(screen.queryByRole("status")).toBeNull();
  at("applying");
  expect(screen.getByRole("status").textContent).toContain("等它写完");
  at("committing");
  expect(screen.getByRole("status").textContent).toContain("正在存盘");
  act(() => host.push({ push: "changed", kinds: ["customer"], by: "window" }));
  expect(screen.queryByRole("status")).not.toBeNull();
  act(() => host.push({ push: "changed", kinds: ["import"], by: "window" }));
  expect(screen.queryByRole("status")).toBeNull();
});
