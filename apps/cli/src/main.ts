import { exitCodes } from './failure.ts';
import { runCli } from './run-cli.ts';

// Whoever reads may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  interruption: interruption.signal,
});

/** A command that waits ends in order. Any other, and one that is asked twice, ends all the same. */
function interrupt() {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
  interruption.abort();
  setTimeout(() => process.exit(exitCodes.interrupted), 1_000).unref();
}
