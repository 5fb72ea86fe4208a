import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export type Clock = {
  /** What a process is started with to have this clock. */
  env: NodeJS.ProcessEnv;
  /** Makes it so many ms ahead of this machine's, behind where negative, from now on. */
  set: (aheadMs: number) => Promise<void>;
};

/** A clock of a test's own, kept in a file. */
export async function openClock(file: string, aheadMs = 0): Promise<Clock> {
  const preload = pathToFileURL(`${import.meta.dirname}/shift-clock.mjs`).href;
  const set = (ms: number) => writeFile(file, String(ms));
  await set(aheadMs);
  return { env: { NODE_OPTIONS: `--import ${preload}`, SHIFT_CLOCK_FILE: file }, set };
}
