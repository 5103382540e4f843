import { lazy, Suspense, useState, type ComponentType } from "react";

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the desk whose code is read after what one sees first. `readParts` reads it ahead,
 * and then it is drawn at once, like any other.
 */
export function onDemand<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null;
  const load = async () => {
    const part = await read();
    ready = part;
    return { default: part };
  };
  parts.push(load);
  const Later = lazy(load) as unknown as ComponentType<Props>;
  return function Part(props: Props) {
    // Chosen once: another component in its place would lose what it holds.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? Later);
    return (
      <Suspense fallback={null}>
        <Shown {...props} />
      </Suspense>
    );
  };
}

/** Everything that was left for later, now that the first screen stands. */
export async function readParts(): Promise<void> {
  await Promise.all(parts.map((read) => read()));
}
