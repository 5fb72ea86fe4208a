import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

type Owner = { pid: number; startTime: string; guardianPid: number };

/** Lets one stack at a time use a folder. Returns how to release it. */
export async function lockFolder(dir: string, guardianPid: number): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'stack.lock');
  const own: Owner = { pid: process.pid, startTime: await readStartTime(process.pid), guardianPid };
  while (!(await tryWrite(file, own))) {
    const owner = await readOwner(file);
    if (owner !== null && (await isAlive(owner))) {
      throw new Error(
        `Process ${owner.pid} is running a stack in ${dir}. Stop it, or use another folder with --dir.`,
      );
    }
    if (owner !== null) await waitForEnd(owner.guardianPid);
    await rm(file, { force: true });
  }
  return () => rm(file, { force: true });
}

async function tryWrite(file: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

async function isAlive({ pid, startTime }: Owner): Promise<boolean> {
  return exists(pid) && (await readStartTime(pid)) === startTime;
}

/** An earlier launcher was killed: its guardian may still be ending its servers, on the same data. */
async function waitForEnd(guardianPid: number): Promise<void> {
  for (const deadline = Date.now() + 8_000; exists(guardianPid) && Date.now() < deadline; ) await sleep(100);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Tells a process from a later one with the same id (Linux; elsewhere always ''). */
async function readStartTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
}
