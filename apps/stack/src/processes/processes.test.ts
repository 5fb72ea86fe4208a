import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openProcesses } from './processes.ts';
import { waitForLine, waitForReady } from './wait-for-ready.ts';

const env = { PATH: process.env['PATH'] };

test('stops a process that obeys SIGTERM, and lets it finish its work', async () => {
  const processes = await open();
  const child = processes.start(
    shell('obedient', 'trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done'),
  );
  await waitForLine(child, /^up$/);
  await processes.close();
  expect(child.ending()).toBe('exit code 0');
  expect(await readFile(child.logFile, 'utf8')).toContain('bye');
});

test('kills a process that does not obey once its grace is over, children included', async () => {
  const processes = await open();
  const script = 'trap "" TERM; sleep 600 & echo "child $!"; while :; do sleep 0.05; done';
  const child = processes.start({ ...shell('stubborn', script), graceMs: 200 });
  const line = await waitForLine(child, /^child/);
  await processes.close();
  expect(child.ending()).toBe('SIGKILL');
  await vi.waitUntil(() => !isAlive(Number(line.split(' ')[1])), { timeout: 120_000 });
});

test('kills at once, when asked to while closing', async () => {
  const processes = await open();
  const child = processes.start({
    ...shell('slow', 'trap "" TERM; echo up; while :; do sleep 0.05; done'),
    graceMs: 60_000,
  });
  await waitForLine(child, /^up$/);
  const closing = processes.close();
  processes.kill();
  await closing;
  expect(child.ending()).toBe('SIGKILL');
});

test('tells which process ended while waiting for it, and shows its last lines', async () => {
  const processes = await open();
  const child = processes.start(shell('broken', 'echo no such table; exit 3'));
  await expect(waitForReady(child, async () => false)).rejects.toThrow(
    /broken ended with exit code 3[\s\S]*no such table/,
  );
});

test('tells which process was not ready in time', async () => {
  const processes = await open();
  const child = processes.start(shell('silent', 'sleep 600'));
  await expect(waitForReady(child, async () => false, 100)).rejects.toThrow(
    /silent was not ready within 0.1 s/,
  );
});

test('throws when one of the running processes ends by itself', async () => {
  const processes = await open();
  processes.start(shell('lasting', 'sleep 600'));
  const short = processes.start(shell('short', 'sleep 600'));
  const thrown = expect(processes.throwWhenOneEnds()).rejects.toThrow(/short ended with SIGUSR1/);
  short.kill('SIGUSR1');
  await thrown;
});

test('refuses a program that does not exist', async () => {
  const processes = await open();
  expect(() => processes.start({ name: 'ghost', file: '/no/such/program', args: [], env })).toThrow(/ghost/);
});

test('leaves no process and no folder behind when the launcher is killed', async () => {
  const dir = await makeFolder();
  const throwAway = join(dir, 'throw-away');
  const module = JSON.stringify(join(import.meta.dirname, 'processes.ts'));
  const launcher = join(dir, 'launcher.ts');
  await writeFile(
    launcher,
    `import { openProcesses } from ${module};
     const processes = await openProcesses(${JSON.stringify(throwAway)}, { removeDirAtEnd: true });
     const start = (name, script) => processes.start({ name, file: '/bin/sh', args: ['-c', script], env: process.env });
     const polite = start('polite', 'sleep 600');
     const stubborn = start('stubborn', 'trap "" TERM; sleep 600 & while :; do sleep 0.05; done');
     process.stdout.write([processes.guardianPid, polite.pid, stubborn.pid].join(' '));`,
  );
  const child = spawn(process.execPath, [launcher], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  const pids = String(output).split(' ').map(Number);
  expect(pids.map(isAlive)).toEqual([true, true, true]);
  child.kill('SIGKILL');
  await vi.waitUntil(() => !pids.some(isAlive), { timeout: 120_000 });
  await expect(readFile(join(throwAway, 'logs/polite.log'))).rejects.toThrow('ENOENT');
});

async function open() {
  const processes = await openProcesses(await makeFolder());
  onTestFinished(() => processes.close());
  return processes;
}

function makeFolder() {
  return mkdtemp(join(tmpdir(), 'processes-'));
}

function shell(name: string, script: string) {
  return { name, file: '/bin/sh', args: ['-c', script], env };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
