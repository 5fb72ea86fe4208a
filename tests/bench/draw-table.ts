export type Figures = Record<string, string | number | boolean | null>;

/** Draws figures with one line each, and one column for each run. */
export function drawTable(runs: Figures[]): string {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  const lines = names.map((name) => [name, ...runs.map((run) => String(run[name] ?? '–'))]);
  const widths = [-1, ...runs.keys()].map((run) =>
    Math.max(...lines.map((cells) => cells[run + 1]?.length ?? 0)),
  );
  return lines
    .map(([name = '', ...cells]) =>
      `  ${name.padEnd(widths[0] ?? 0)}${cells.map((cell, run) => `  ${cell.padStart(widths[run + 1] ?? 0)}`).join('')}`.trimEnd(),
    )
    .join('\n');
}
