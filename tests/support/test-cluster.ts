import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTools } from '@bacs/stack';
import { inject } from 'vitest';
import { type Cluster, type ClusterOptions, openClusterWith } from '../cluster/cluster.ts';
import { type Aws, type AwsServer, type OpenAws, openLocalAws } from '../cluster/servers.ts';
import { openLocalAwsHere } from './local-aws-here.ts';
import './provided.ts';
import { afterTests } from './after-tests.ts';
import { logStatements, statementsFolder } from './statements.ts';

type Options = Pick<ClusterOptions, 'env' | 'hasProxies' | 'hasEvents'>;

let count = 0;

/**
 * Opens a cluster for one test file or one test, with a Redis and a MariaDB that it may kill. The test starts the API and
 * workers. It ends after the file's tests.
 */
export function openTestCluster(name: string, options: Options = {}): Promise<Cluster<Aws>> {
  return openWith(openLocalAwsHere, name, options);
}

/** The same with a local-aws as a process of its own, for tests that set its clock or keep it busy. */
export function openTestClusterWithOwnAws(name: string, options: Options = {}): Promise<Cluster<AwsServer>> {
  return openWith(openLocalAws, name, options);
}

async function openWith<A extends Aws>(
  openAws: OpenAws<A>,
  name: string,
  options: Options,
): Promise<Cluster<A>> {
  const programs = await ensureTools(['redis', 'mysql'], (line) => process.stderr.write(`${line}\n`));
  const own = `${name}-${process.pid}-${++count}`;
  const dir = join(inject('serversDir'), own);
  const fresh = inject('freshMysqlData');
  if (fresh !== null) await cp(fresh, join(dir, 'mysql/data'), { recursive: true });
  const cluster = await openClusterWith(openAws, {
    dir,
    tools: { ...programs, ffmpeg: inject('ffmpegPath'), ffprobe: inject('ffprobePath') },
    filmDir: inject('testDir'),
    ...options,
  });
  // The log ends when the test kills the server: a server that comes back logs no statements.
  await logStatements(cluster.mysql.url, join(statementsFolder(inject('testDir')), `${own}.log`));
  afterTests(async () => {
    await cluster.close();
    await rm(dir, { recursive: true });
  });
  return cluster;
}
