import { SingleBar } from 'cli-progress';

/** Counts on stderr: in place on a terminal, else with a line every ten seconds. S3 does not tell the total. */
export function openCounter(bucket: string): {
  add: (objects: number, more: number) => void;
  close: () => void;
} {
  const bar = new SingleBar({
    format: `${bucket}  {value} objects  {orphans} orphans  {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  let orphans = 0;
  bar.start(Number.MAX_SAFE_INTEGER, 0, { orphans });
  return {
    add: (objects: number, more: number) => {
      orphans += more;
      bar.increment(objects, { orphans });
    },
    close: () => bar.stop(),
  };
}
