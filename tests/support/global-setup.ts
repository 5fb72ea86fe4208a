import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ensureTools,
  findServers,
  isDockerUsable,
  launchMysql,
  listComposeProjects,
  openProcesses,
  type Processes,
  removeComposeProject,
  repositoryRoot,
} from '@bacs/stack';
import { buildWeb } from '@bacs/web';
import type { TestProject } from 'vitest/node';
import { createMigratedDatabase, describeSchema } from './database.ts';
import { removeOldFilms } from './kept-films.ts';
import './provided.ts';
import { findServersFolder, memory } from './servers-folder.ts';
import { logStatements, startStatementCheck, statementsFolder } from './statements.ts';

const local = join(repositoryRoot, '.local');
/** Clusters work in a database of this name. */
const freshDatabase = 'bacs';
const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Starts a Redis and a MariaDB for this run alone, whose data lie in memory where that is possible. It does not touch
 * the servers of the environment's own URLs; TEST_REDIS_URL and TEST_DATABASE_URL name servers that tests may use. At
 * the end it checks every statement that a private MariaDB has executed against MySQL as well, and the run fails at one
 * that MySQL would not accept.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  await removeOldFilms();
  const name = `test-${process.pid}`;
  const dir = join(local, name);
  process.env['TMPDIR'] = join(dir, 'tmp');
  await mkdir(process.env['TMPDIR'], { recursive: true });

  const folder = await openProcesses(dir, { removeDirAtEnd: true });
  const serversDir = await findServersFolder(dir, name);
  const processes = await openProcesses(serversDir, { removeDirAtEnd: true });
  let composeProject: string | undefined;
  let statementCheck: ReturnType<typeof startStatementCheck> | undefined;
  const close = async () => {
    statementCheck?.kill();
    await processes.close();
    await folder.close();
    if (composeProject !== undefined) await removeComposeProject(composeProject);
  };
  try {
    const { TEST_REDIS_URL, TEST_DATABASE_URL, FFMPEG_PATH, FFPROBE_PATH } = process.env;
    const given = { REDIS_URL: TEST_REDIS_URL, DATABASE_URL: TEST_DATABASE_URL, FFMPEG_PATH, FFPROBE_PATH };
    const fresh = TEST_DATABASE_URL ? null : await tryMakeFreshMysqlData(processes, serversDir);
    if (fresh !== null) await cp(fresh, join(serversDir, 'mysql/data'), { recursive: true });
    const options = { dir: serversDir, given, say };
    const page = buildWeb(join(repositoryRoot, 'apps/web/dist'));
    page.catch(() => {});
    const servers = await findServers(processes, options).catch(async (error) => {
      // Docker comes last: containers outlive a run that is killed.
      if (!(await isDockerUsable())) throw error;
      composeProject = `bacs-${name}`;
      return findServers(processes, { ...options, composeProject });
    });
    await page;
    const own = fresh !== null && composeProject === undefined;
    if (own) {
      await logStatements(servers.databaseUrl, join(statementsFolder(dir), 'shared.log'));
      statementCheck = startStatementCheck(statementsFolder(dir));
    }
    project.provide('freshMysqlData', own ? fresh : null);
    project.provide('redisUrl', servers.redisUrl);
    project.provide('databaseUrl', servers.databaseUrl);
    // A server of the run's own has a migrated database from the beginning.
    const template = own ? freshDatabase : 'bacs_test_template';
    const schema = await describeSchema(new URL(template, servers.databaseUrl).href);
    // These statements are in the dialect of this very server, so they are not checked against MySQL. What turns the log
    // off is sent alone: the server logs a whole text before it runs any of it.
    project.provide('schema', own ? ['SET sql_log_off = 1', schema] : [schema]);
    project.provide('ffmpegPath', servers.ffmpegPath);
    project.provide('ffprobePath', servers.ffprobePath);
    project.provide('awsPath', await findOptional('aws'));
    project.provide('chromiumPath', await findOptional('chromium'));
    project.provide('testDir', dir);
    project.provide('serversDir', serversDir);
  } catch (error) {
    await close();
    throw error;
  }
  return async () => {
    await failUnlessPortable(statementCheck);
    await close();
  };
}

/**
 * Makes the data of a MariaDB that ended in order, with a migrated database. The servers of the run and of clusters start
 * with copies. It returns null if there is no MariaDB and none can be installed.
 */
async function tryMakeFreshMysqlData(processes: Processes, dir: string): Promise<string | null> {
  const tools = await ensureTools(['mysql'], say).catch(() => null);
  if (tools === null) return null;
  const home = join(dir, 'fresh');
  const { url, child } = await launchMysql(processes, tools.mysql, home, { name: 'fresh' });
  await createMigratedDatabase(new URL(freshDatabase, url).href);
  await child.stop();
  return join(home, 'mysql/data');
}

/** Sets the exit code: an error that a teardown throws is only logged, and the run would still succeed. */
async function failUnlessPortable(check: ReturnType<typeof startStatementCheck> | undefined): Promise<void> {
  try {
    if (check) say(await check.finish());
  } catch (error) {
    say(String(error));
    process.exitCode = 1;
  }
}

async function findOptional(tool: 'aws' | 'chromium'): Promise<string | null> {
  try {
    return (await ensureTools([tool], say))[tool];
  } catch (error) {
    say(`The tests that use ${tool} are left out. ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Removes what killed runs have left, whose guardians died too. */
async function removeLeftovers(): Promise<void> {
  for (const folder of [local, memory]) {
    for (const entry of await readdir(folder).catch(() => [])) {
      // What another user has left in memory cannot be removed.
      if (isOfDeadRun(entry)) await rm(join(folder, entry), { recursive: true, force: true }).catch(() => {});
    }
  }
  for (const project of await listComposeProjects()) {
    if (isOfDeadRun(project)) await removeComposeProject(project);
  }
}

function isOfDeadRun(name: string): boolean {
  const pid = Number(/^(?:bacs-)?test-(\d+)$/.exec(name)?.[1]);
  return pid > 0 && !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
