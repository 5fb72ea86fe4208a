import { baseEnvironment, type Processes } from '@bacs/stack';

let runs = 0;

/** Runs the migrations of the release in this folder as a process, as `npm run migrate` does. */
export async function runMigrations(processes: Processes, root: string, databaseUrl: string): Promise<void> {
  runs += 1;
  await processes.run({
    name: `migrate-${runs}`,
    file: process.execPath,
    args: ['apps/admin/src/main.ts', 'migrate'],
    env: { ...baseEnvironment(), DATABASE_URL: databaseUrl },
    cwd: root,
  });
}
