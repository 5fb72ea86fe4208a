import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './progress.ts';

/** Draws a bar on stderr: in place on a terminal, else a line every ten seconds. */
export function openProgressBar(
  seconds: number,
  productions: number,
): { show: (progress: Progress) => void; close: () => void } {
  const format =
    '  {phase} [{bar}] {value}/{total} s  accepted {accepted}/{productions}  ended {ended}  faults {faults}';
  const bar = new SingleBar(
    {
      format,
      barsize: 20,
      stream: process.stderr,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.legacy,
  );
  let startedAt: number | undefined;
  return {
    show: (progress: Progress) => {
      const payload = { ...progress, productions };
      if (startedAt === undefined) {
        startedAt = performance.now();
        bar.start(seconds, 0, payload);
      }
      const elapsed = Math.round((performance.now() - startedAt) / 1_000);
      bar.update(Math.min(elapsed, seconds), payload);
    },
    close: () => bar.stop(),
  };
}
