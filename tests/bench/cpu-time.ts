import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second for programs, whatever its own clock does. */
const ticksPerSecond = 100;

/** Reads how many ms of CPU a process has used so far, with all its threads. It works on Linux only. */
export async function readCpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name of the program comes first, in parentheses, and may have blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) * 1_000) / ticksPerSecond;
}
