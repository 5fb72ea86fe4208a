import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type ProcessOptions = {
  name: string;
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** SIGKILL follows this long after SIGTERM, in ms. */
  graceMs?: number;
};

export type RunningProcess = {
  name: string;
  pid: number;
  logFile: string;
  /** Returns "exit code 1" or "SIGKILL" after the end; null before. */
  ending: () => string | null;
  ended: Promise<string>;
  /** Signals the whole process group. It is no error if the group is already gone. */
  kill: (signal: NodeJS.Signals) => void;
  stop: () => Promise<void>;
};

/** Starts a program in its own process group; both its outputs go to the log file. */
export function startProcess(options: ProcessOptions, logFile: string): RunningProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(options.file, options.args, {
    env: options.env,
    cwd: options.cwd,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.name}: cannot run ${options.file}`);
  const group = -pid;

  let ending: string | null = null;
  const ended = once(child, 'exit').then(([code, signal]) => {
    ending = signal ?? `exit code ${code}`;
    kill('SIGKILL');
    return String(ending);
  });
  function kill(signal: NodeJS.Signals) {
    try {
      process.kill(group, signal);
    } catch {}
  }
  async function stop() {
    if (ending !== null) return;
    child.kill('SIGTERM');
    const patience = new AbortController();
    const graceOver = sleep(options.graceMs ?? 10_000, 'over', { signal: patience.signal }).catch(
      () => 'cut',
    );
    if ((await Promise.race([ended, graceOver])) === 'over') kill('SIGKILL');
    await ended;
    patience.abort();
  }
  return { name: options.name, pid, logFile, ending: () => ending, ended, kill, stop };
}
