/** 15:10:12: to the second, so that one sees it move while typing. */
export function timeWithSeconds(ms: number): string {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
