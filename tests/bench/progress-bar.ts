import { Presets, SingleBar } from 'cli-progress';

/** Draws a bar on stderr: in place on a terminal, else a line every ten seconds. */
export function openProgressBar(what: string, total: number): SingleBar {
  const bar = new SingleBar(
    {
      format: `  ${what} [{bar}] {value}/{total}  {eta_formatted} left`,
      barsize: 20,
      stream: process.stderr,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.legacy,
  );
  bar.start(total, 0);
  return bar;
}
