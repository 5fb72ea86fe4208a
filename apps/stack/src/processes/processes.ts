import { join } from 'node:path';
import { type Guardian, startGuardian } from './guardian.ts';
import { readLogTail } from './log-tail.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from './running-process.ts';

export type Processes = {
  guardianPid: number;
  start: (options: ProcessOptions) => RunningProcess;
  /** Runs a program to its end; throws with the tail of its log when it fails. */
  run: (options: ProcessOptions) => Promise<void>;
  /** Throws as soon as one of the running processes ends by itself. */
  throwWhenOneEnds: () => Promise<never>;
  /** Stops the running processes, the last started first. */
  close: () => Promise<void>;
  isClosing: () => boolean;
  /** Ends the running processes at once, without waiting like close(). */
  kill: () => void;
};

/** Starts child processes that end with this process, however it ends. Their logs go below `<dir>/logs`. */
export async function openProcesses(
  dir: string,
  options: { removeDirAtEnd?: boolean } = {},
): Promise<Processes> {
  const guardian: Guardian = await startGuardian({ removeAtEnd: options.removeDirAtEnd ? dir : undefined });
  const running: RunningProcess[] = [];
  let closing: Promise<void> | null = null;

  function start(processOptions: ProcessOptions): RunningProcess {
    if (closing !== null)
      throw new Error(`${processOptions.name} does not start any more: the stack is stopping`);
    const child = startProcess(processOptions, join(dir, 'logs', `${processOptions.name}.log`));
    guardian.watch(child.pid);
    running.push(child);
    void child.ended.then(() => {
      guardian.forget(child.pid);
      running.splice(running.indexOf(child), 1);
    });
    return child;
  }

  async function run(processOptions: ProcessOptions) {
    const child = start(processOptions);
    const ending = await child.ended;
    if (ending === 'exit code 0') return;
    throw new Error(`${child.name} failed with ${ending}. ${await readLogTail(child.logFile)}`);
  }

  async function throwWhenOneEnds(): Promise<never> {
    const child = await Promise.race(running.map((child) => child.ended.then(() => child)));
    if (closing !== null) return new Promise<never>(() => {});
    throw new Error(`${child.name} ended with ${child.ending()}. ${await readLogTail(child.logFile)}`);
  }

  async function stopInReverse() {
    for (const child of running.toReversed()) await child.stop();
    await guardian.dismiss();
  }

  function close(): Promise<void> {
    closing ??= stopInReverse();
    return closing;
  }

  function kill() {
    for (const child of running) child.kill('SIGKILL');
  }

  const isClosing = () => closing !== null;

  return { guardianPid: guardian.pid, start, run, throwWhenOneEnds, close, isClosing, kill };
}
