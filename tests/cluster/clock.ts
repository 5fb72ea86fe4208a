import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export type Clock = {
  /** A process that starts with this environment has this clock. */
  env: NodeJS.ProcessEnv;
  /** Sets the clock so many ms ahead of this machine's; behind it if the number is negative. */
  set: (aheadMs: number) => Promise<void>;
};

/** Opens a clock for a test, kept in a file. */
export async function openClock(file: string, aheadMs = 0): Promise<Clock> {
  const preload = pathToFileURL(`${import.meta.dirname}/shift-clock.mjs`).href;
  const set = (ms: number) => writeFile(file, String(ms));
  await set(aheadMs);
  return { env: { NODE_OPTIONS: `--import ${preload}`, SHIFT_CLOCK_FILE: file }, set };
}
