/** The brand: a door on its step. Large, it has two leaves. */
export function DoorMark({ large = false }: { large?: boolean }) {
  return large ? (
    <svg viewBox="0 0 160 200" aria-hidden="true" className="w-160 fill-none stroke-accent">
      <g strokeWidth="4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M26 192V30A28 28 0 0 1 54 2h52a28 28 0 0 1 28 28v162M2 192h156" />
      </g>
      <path d="M80 2v190" opacity=".6" />
      <path d="M70 101v.1M90 101v.1" strokeWidth="6" strokeLinecap="round" />
    </svg>
  ) : (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-[1.125rem] flex-none fill-none stroke-accent [stroke-linecap:round] [stroke-linejoin:round] [stroke-width:1.8]"
    >
      <path d="M3.5 13.8V4.5a2.3 2.3 0 0 1 2.3-2.3h4.4a2.3 2.3 0 0 1 2.3 2.3v9.3M1.5 13.8h13" />
      <path d="M9.7 8.3v.1" strokeWidth="2.2" />
    </svg>
  );
}
