import { resolve } from 'node:path';
import { listenForInterruption } from '@bacs/process';
import { describeError } from './describe-error.ts';
import { lockStack } from './lock-stack.ts';
import { openProcesses, type Processes } from './processes/processes.ts';

export type Work = (processes: Processes, dir: string, interruption: AbortSignal) => Promise<number>;

/**
 * Runs `work` as the only one in its folder, and stops its processes at the end or on an interruption. It returns the
 * exit status, and passes errors to `sayFailure`.
 */
export async function runInFolder(
  folder: string,
  work: Work,
  sayFailure: (message: string) => void,
): Promise<number> {
  const dir = resolveFromCaller(folder);
  const processes = await openProcesses(dir);
  const interruption = new AbortController();
  let release = async () => {};
  try {
    release = await lockStack(dir, processes.guardianPid);
    const stop = () => {
      interruption.abort();
      process.stderr.write('Stopping (again to force) …\n');
      void processes.close();
    };
    listenForInterruption(stop, processes.kill);
    return await work(processes, dir, interruption.signal);
  } catch (error) {
    const interrupted = interruption.signal.aborted;
    sayFailure(interrupted ? 'Interrupted' : describeError(error));
    return interrupted ? 130 : 1;
  } finally {
    await processes.close();
    await release();
  }
}

/** npm runs this in the repository's root, but users mean paths from their own folder. */
export function resolveFromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
