import { useSyncExternalStore } from "react";

/** As the `single` variant of the styles: the detail then covers the list. */
const SINGLE = "(width < 1100px)";

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(SINGLE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(SINGLE).matches,
  );
}
