import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 1_500;

/**
 * Makes this process the only one that uses the folder, or throws. It resolves to the release. Each process writes a
 * claim with its own name and withdraws it when it finds another claim. So nobody ever removes the claim of a living
 * process, and the claim of a killed process blocks nobody.
 * @param advice says in the error's message what helps besides stopping the other process
 */
export async function lockFolder(dir: string, advice: string): Promise<() => Promise<void>> {
  const claimsDir = join(dir, 'lock');
  await mkdir(claimsDir, { recursive: true });
  const mine = await nameProcess(process.pid);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const owner = await tryClaim(claimsDir, mine);
    if (owner === undefined) return () => rm(join(claimsDir, mine), { force: true });
    if (performance.now() > giveUpAt) {
      throw new Error(
        `Process ${owner.split('.', 1)[0]} uses the folder ${dir} already: stop it, or ${advice}. ` +
          `If that process is something else, delete ${join(claimsDir, owner)}.`,
      );
    }
    // Two processes that start together withdraw together; then a random wait lets one of them come first.
    await sleep(50 + Math.random() * 100);
  }
}

/** Returns the claim that opposes ours; undefined when the folder is ours. */
async function tryClaim(claimsDir: string, mine: string) {
  const path = join(claimsDir, mine);
  try {
    await writeFile(path, '', { flag: 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return mine;
    throw error;
  }
  for (const claim of await readdir(claimsDir)) {
    if (claim === mine) continue;
    if (await isAlive(claim)) {
      await rm(path, { force: true });
      return claim;
    }
    await rm(join(claimsDir, claim), { force: true });
  }
  return undefined;
}

/**
 * Names a process for as long as it lives: its id, a dot, its start time. The system reuses ids, at once in a container
 * that restarts.
 */
export async function nameProcess(pid: number): Promise<string> {
  return `${pid}.${await readStartTime(pid)}`;
}

/** Tells whether the process of this name lives; false for what is no name. */
export async function isAlive(name: string): Promise<boolean> {
  const pid = Number.parseInt(name, 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  return name === (await nameProcess(pid));
}

/**
 * Returns the start time in ticks since the boot, `unknown` without /proc, or `dead` for a process that only waits to
 * be reaped.
 */
async function readStartTime(pid: number) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command's name may contain anything, so this counts the fields after it: the state is the third, the start
    // the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

function hasCode(error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code;
}
