import { type Database, findConnectionProblem, openDatabase } from '@bacs/db';
import { readConfig } from './config.ts';
import { buildProgram } from './program.ts';

let opened: Database | undefined;
// The database opens when a command first needs it, because --help needs none.
const db = () => {
  opened ??= openDatabase(readConfig(process.env).DATABASE_URL, { poolSize: 2, queryTimeoutMs: 0 });
  return opened;
};

// Whoever reads may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await buildProgram({ db, write: (line) => process.stdout.write(`${line}\n`) }).parseAsync();
} catch (error) {
  const said = error instanceof Error ? error.message : error;
  const problem = findConnectionProblem(error);
  process.stderr.write(problem ? `${problem.message} (${said})\n` : `${said}\n`);
  process.exitCode = 1;
} finally {
  await opened?.destroy();
}
