import { type Database, openDatabase } from '@bacs/db';
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
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await opened?.destroy();
}
