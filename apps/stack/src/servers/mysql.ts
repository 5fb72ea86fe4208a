import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDatabaseUrl } from '@bacs/db';
import { execa } from 'execa';
import getPort from 'get-port';
import { createConnection } from 'mysql2/promise';
import type { Processes } from '../processes/processes.ts';
import { waitForReady } from '../processes/wait-for-ready.ts';
import { listCandidates } from './find-program.ts';
import type { LaunchedServer, LaunchOptions } from './launched-server.ts';

type Server = { binary: string; isMariaDb: boolean };

/** Starts a private MariaDB or MySQL on a free loopback port. */
export async function startMysql(processes: Processes, binary: string, dir: string): Promise<string> {
  return (await launchMysql(processes, binary, dir)).url;
}

/** Starts a private MariaDB or MySQL on loopback, with its earlier data below `dir`. */
export async function launchMysql(
  processes: Processes,
  binary: string,
  dir: string,
  { name = 'mysql', port: wanted, args: more = [] }: LaunchOptions = {},
): Promise<LaunchedServer> {
  const { server, data } = await installMysql(processes, binary, dir);
  const port = wanted ?? (await getPort({ host: '127.0.0.1', reserve: true }));
  const args = [...commonArguments(data), ...serverArguments(server, port), ...more];
  const child = processes.start({ name, file: binary, args, env: process.env, graceMs: 20_000 });
  const url = `mysql://root@127.0.0.1:${port}/`;
  await waitForReady(child, () => answersQuery(url));
  return { url, child };
}

/** Creates the data directory of a server below `dir`, unless it exists. */
async function installMysql(
  processes: Processes,
  binary: string,
  dir: string,
): Promise<{ server: Server; data: string }> {
  const home = join(dir, 'mysql');
  const data = join(home, 'data');
  const server = { binary, isMariaDb: await isMariaDb(binary) };
  await mkdir(home, { recursive: true });
  if (!(await exists(data))) await createDataDirectory(processes, server, home);
  return { server, data };
}

/** Connects once and asks for a row. */
export async function answersQuery(url: string): Promise<boolean> {
  const connection = await createConnection({ ...parseDatabaseUrl(url), connectTimeout: 2_000 });
  try {
    await connection.query('SELECT 1');
    return true;
  } finally {
    await connection.end();
  }
}

/**
 * Creates the directory under another name first, because an interrupted initialization must not look like a data
 * directory. MariaDB's installer, a shell script, cannot handle a path with a space, so it gets a relative one.
 */
async function createDataDirectory(processes: Processes, server: Server, home: string): Promise<void> {
  const unfinished = join(home, 'data.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  const { file, args } = server.isMariaDb
    ? await findMariaDbInstaller(server.binary, './data.unfinished')
    : { file: server.binary, args: [...commonArguments(unfinished), '--initialize-insecure'] };
  // A starting MariaDB removes the temporary tables of every other one in the same TMPDIR.
  const env = { ...process.env, TMPDIR: home };
  await processes.run({ name: 'mysql-install', file, args, env, cwd: home });
  await rename(unfinished, join(home, 'data'));
}

async function findMariaDbInstaller(binary: string, data: string): Promise<{ file: string; args: string[] }> {
  const nearby = [dirname(binary), join(dirname(binary), '../bin'), join(dirname(binary), '../scripts')];
  const [file] = await listCandidates(['mariadb-install-db', 'mysql_install_db'], nearby);
  if (file === undefined) throw new Error(`mariadb-install-db is missing; ${binary} needs it`);
  const ours = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
  return { file, args: [...commonArguments(data), ...ours, '--innodb-log-file-size=8M'] };
}

function commonArguments(data: string): string[] {
  return ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
}

/** The socket's path is relative to the data directory, because a path of more than 107 characters is refused. */
function serverArguments({ isMariaDb }: Server, port: number): string[] {
  return [
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--socket=server.sock',
    '--pid-file=server.pid',
    '--tmpdir=.',
    '--character-set-server=utf8mb4',
    '--innodb-buffer-pool-size=64M',
    '--performance-schema=OFF',
    '--max-connections=1000',
    ...(isMariaDb ? ['--skip-name-resolve', '--innodb-log-file-size=8M'] : ['--mysqlx=OFF']),
  ];
}

async function isMariaDb(binary: string): Promise<boolean> {
  const { stdout } = await execa(binary, ['--version']);
  return stdout.includes('MariaDB');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
