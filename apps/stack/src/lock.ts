import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

type Owner = { pid: number; startTime: string; guardianPid: number };

const takeoverTimeoutMs = 10_000;

/** Lets one stack at a time use a folder. Returns how to release it. */
export async function lockFolder(dir: string, guardianPid: number): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'stack.lock');
  const startTime = await readStartTime(process.pid);
  const own = JSON.stringify({ pid: process.pid, startTime, guardianPid } satisfies Owner);
  while (!(await tryCreate(file, own))) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const owner = parseOwner(text);
    if (owner !== null && (await isAlive(owner))) {
      throw new Error(
        `Process ${owner.pid} is running a stack in ${dir}. Stop it, or use another folder with --dir. ` +
          `If that process is something else, delete ${file}.`,
      );
    }
    if (owner !== null) await waitForEnd(owner.guardianPid);
    await removeStale(file, text);
  }
  return () => rm(file, { force: true });
}

/** Whole or not at all: nobody ever reads half of it. */
async function tryCreate(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes the lock if it is still the stale one. Only one launcher at a time looks and removes: else the
 * slower of two would remove the lock that the faster has just made.
 */
async function removeStale(file: string, stale: string): Promise<void> {
  const takeover = `${file}.takeover`;
  const deadline = Date.now() + takeoverTimeoutMs;
  while (!(await tryCreate(takeover, String(process.pid)))) {
    if (Date.now() > deadline) throw new Error(`Another launcher was cut short here. Delete ${takeover}.`);
    await sleep(50);
  }
  try {
    if ((await readFile(file, 'utf8').catch(() => null)) === stale) await rm(file, { force: true });
  } finally {
    await rm(takeover, { force: true });
  }
}

function parseOwner(text: string): Owner | null {
  try {
    return JSON.parse(text);
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
