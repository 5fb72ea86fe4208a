import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Marks a moment that a test cannot see from outside: when the folder has a file of this name, the process removes the
 * file and sends itself the signal that is in it. Without a folder it does nothing.
 */
export function faultPoint(dir: string | undefined, name: 'create-job'): void {
  if (dir === undefined) return;
  const file = join(dir, name);
  if (!existsSync(file)) return;
  const signal = readFileSync(file, 'utf8').trim();
  rmSync(file);
  process.kill(process.pid, signal);
}
