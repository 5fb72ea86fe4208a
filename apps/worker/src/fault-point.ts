import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A moment that cannot be seen from outside: where the folder has a file of this name, the process takes the file
 * away and sends itself the signal that is in it. Does nothing without a folder.
 */
export function faultPoint(dir: string | undefined, name: 'create-job'): void {
  if (dir === undefined) return;
  const file = join(dir, name);
  if (!existsSync(file)) return;
  const signal = readFileSync(file, 'utf8').trim();
  rmSync(file);
  process.kill(process.pid, signal);
}
