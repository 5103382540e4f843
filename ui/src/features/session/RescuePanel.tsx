import { useQueryClient } from "@tanstack/react-query";
import { Banner } from "../../components/Banner";
import { Button } from "../../components/Button";
import { ErrorBanner } from "../../errors/ErrorBanner";
import { useCommand } from "../../ipc/queries";
import { useText } from "../../locales/text";

/** What to do with a database that can't be opened; the password typed opens its key. */
export function RescuePanel({ user, password }: { user: string; password: string }) {
  const text = useText();
  const client = useQueryClient();
  const rescue = useCommand("rescue_desk");
  if (rescue.data) {
    const { sent_again: count, is_complete: complete } = rescue.data;
    return (
      <div className="grid gap-8 pb-8">
        <Banner
          tone={complete ? "neutral" : "warn"}
          icon="info"
          title={count > 0 ? text("rescue.done", { count }) : text("rescue.doneNone")}
        >
          {!complete && text("rescue.partly")}
        </Banner>
        {/* The desk is open already; the person reads first what became of the work. */}
        <Button kind="primary" onPress={() => void client.invalidateQueries()}>
          {text("rescue.enter")}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-8 pb-8">
      {rescue.error && <ErrorBanner error={rescue.error} />}
      <Banner tone="warn" title={text("rescue.title")}>
        {text("rescue.steps")}
      </Banner>
      <Button onPress={() => !rescue.isPending && rescue.mutate({ user, password })}>
        {text(rescue.isPending ? "rescue.working" : "rescue.start")}
      </Button>
    </div>
  );
}
