import { cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { onDemand, readParts } from "./onDemand";

afterEach(cleanup);

function Counted({ start }: { start: number }) {
  const [count, setCount] = useState(start);
  return <button onClick={() => setCount(count + 1)}>{count}</button>;
}

it("a part is read when it is first shown, and keeps what it holds once it was read ahead", async () => {
  const Part = onDemand(() => Promise.resolve(Counted));
  const { rerender } = render(<Part start={3} />);
  expect(screen.queryByRole("button")).toBeNull();
  (await screen.findByRole("button", { name: "3" })).click();
  await screen.findByRole("button", { name: "4" });
  await readParts();
  rerender(<Part start={3} />);
  expect(screen.getByRole("button", { name: "4" })).toBeTruthy();
});

it("a part that was read ahead is drawn at once", async () => {
  const Part = onDemand(() => Promise.resolve(Counted));
  await readParts();
  render(<Part start={1} />);
  expect(screen.getByRole("button", { name: "1" })).toBeTruthy();
});
