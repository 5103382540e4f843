import { useEffect, useState } from "react";
import type { FoundOfKind } from "../../ipc/generated/FoundOfKind";
import { useCall } from "../../ipc/queries";

/** Typing must not send one question for each key of a fast hand. */
const PAUSE_MS = 80;
const HITS_OF_A_KIND = 5;

export interface Searched {
  query: string;
  groups: readonly FoundOfKind[];
  failed: boolean;
}

/** What the desk finds for a query; an answer that comes late to an older one is dropped. */
export function useSearch(query: string): Searched | null {
  const call = useCall();
  const [searched, setSearched] = useState<Searched | null>(null);
  useEffect(() => {
    if (query === "") return;
    let stale = false;
    const answer = (groups: readonly FoundOfKind[], failed: boolean) => {
      if (!stale) setSearched({ query, groups, failed });
    };
    const timer = setTimeout(() => {
      call("search", { query, limit: HITS_OF_A_KIND }).then(
        ({ groups }) => answer(groups, false),
        () => answer([], true),
      );
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
    // The host stays the same; its caller is made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [query]);
  return query === "" ? null : searched;
}
