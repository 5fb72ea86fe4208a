import progress, { Presets, SingleBar } from 'cli-progress';

/** Draws a bar on stderr: in place on a terminal, else a line every ten seconds. */
export function openProgressBar(what: string, total: number): SingleBar {
  const bar = new SingleBar(
    {
      format: `  ${what} [{bar}] {value}/{total}  {eta_formatted} left`,
      formatTime: (seconds, ...rest) =>
        Number.isFinite(seconds) ? progress.Format.TimeFormat(seconds, ...rest) : '?',
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

/** Draws the bar while `work` runs, which tells how far it is. */
export async function withBar<T>(
  what: string,
  total: number,
  work: (show: (count: number) => void) => Promise<T>,
): Promise<T> {
  const bar = openProgressBar(what, total);
  try {
    let last = 0;
    // The bar reckons the time left from its last ten values, so the same one again would mean that nothing goes on.
    return await work((count) => {
      if (count !== last) bar.update(count);
      last = count;
    });
  } finally {
    bar.stop();
  }
}
