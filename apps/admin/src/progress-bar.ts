import progress, { Presets, SingleBar } from 'cli-progress';

/** Draws a bar on stderr: in place on a terminal, else a line every ten seconds and at the end. */
export function openProgressBar(
  what: string,
  total: number,
): { advance: (by: number) => void; close: () => void } {
  const bar = new SingleBar(
    {
      format: `${what} [{bar}] {value}/{total}  {eta_formatted} left`,
      formatTime: (seconds, ...rest) =>
        Number.isFinite(seconds) ? progress.Format.TimeFormat(seconds, ...rest) : '?',
      barsize: 30,
      stream: process.stderr,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.legacy,
  );
  bar.start(total, 0);
  return { advance: (by: number) => bar.increment(by), close: () => bar.stop() };
}
