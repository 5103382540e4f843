/** Fails with every serious or critical finding of axe, each with the place it is at. */
export async function audit(axe) {
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  if (grave.length === 0) return;
  const lines = grave.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map(({ target, failureSummary }) => {
      const why = failureSummary?.split("\n").slice(1).join(" ").trim();
      return `  ${target.join(" ")} ${why}`;
    }),
  ]);
  throw new Error(lines.join("\n"));
}
