import { useEffect, useState, type RefObject } from "react";

/** After a refusal the first field of a form that is wrong has the focus. */
export function useFocusOnProblem(form: RefObject<HTMLElement | null>): () => void {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]");
    const row = wrong?.parentElement?.parentElement;
    (wrong?.matches("input, textarea")
      ? wrong
      : row?.querySelector<HTMLElement>("input, textarea, [role=radio]")
    )?.focus();
  }, [asked, form]);
  return () => setAsked((times) => times + 1);
}
