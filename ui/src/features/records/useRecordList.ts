import { useInfiniteQuery } from "@tanstack/react-query";
import type { CallError } from "../../ipc/client";
import type { RecordRow } from "../../ipc/generated/RecordRow";
import { useCall } from "../../ipc/queries";
import type { ListedKind } from "./kinds";

const ROWS_A_PAGE = 100;

export interface RecordListState {
  /** Undefined until the first page is here. */
  rows: readonly RecordRow[] | undefined;
  /** Rows of the whole list, loaded or not. */
  count: number;
  error: CallError | null;
  retry: () => void;
  /** Fetches the page after the last one, if there is one. */
  more: () => void;
}

/** A list page by page, as one scrolls; a push brings the loaded pages again. */
export function useRecordList(kind: ListedKind, openOnly: boolean): RecordListState {
  const call = useCall();
  const list = useInfiniteQuery({
    queryKey: ["list_records", { kind, open_only: openOnly }, "pages"],
    queryFn: ({ pageParam }) =>
      call("list_records", {
        kind,
        open_only: openOnly,
        after: pageParam,
        limit: ROWS_A_PAGE,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return {
    rows: list.data?.pages.flatMap((page) => page.rows),
    count: list.data?.pages.at(-1)?.count ?? 0,
    error: list.error as CallError | null,
    retry: () => void list.refetch(),
    more: () => {
      if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
    },
  };
}
