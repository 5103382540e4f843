/** Whether a list may take the focus without taking it from anybody. */
export function nothingHasFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
