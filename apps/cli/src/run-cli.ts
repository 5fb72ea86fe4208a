import { CommanderError } from 'commander';
import { explainError } from './explain-error.ts';
import { exitCodes } from './failure.ts';
import type { Io } from './io.ts';
import { createProgress } from './output/progress.ts';
import { buildProgram } from './program.ts';

/** Runs the command that the arguments name, and tells on stderr what goes wrong. @returns the exit code. */
export async function runCli(args: string[], io: Io): Promise<number> {
  const progress = createProgress(io);
  try {
    await buildProgram(io, progress).parseAsync(args, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    progress.stop();
    // Commander has told it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { message, exitCode } = explainError(error, io);
    if (message !== '') progress.tell(message);
    return exitCode;
  } finally {
    progress.stop();
  }
}
