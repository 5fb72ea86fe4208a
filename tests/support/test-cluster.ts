import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTools } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import { type Cluster, type ClusterOptions, openCluster } from '../cluster/cluster.ts';
import './provided.ts';
import { logStatements, statementsFolder } from './statements.ts';

let count = 0;

/**
 * Opens a cluster for one test file or one test, with a Redis, a MariaDB and a local-aws that it may kill. The test
 * starts the API and workers. It ends after the file's tests.
 */
export async function openTestCluster(
  name: string,
  options: Pick<ClusterOptions, 'env' | 'hasProxies' | 'hasEvents'> = {},
): Promise<Cluster> {
  const programs = await ensureTools(['redis', 'mysql'], (line) => process.stderr.write(`${line}\n`));
  const own = `${name}-${process.pid}-${++count}`;
  const dir = join(inject('serversDir'), own);
  const fresh = inject('freshMysqlData');
  if (fresh !== null) await cp(fresh, join(dir, 'mysql/data'), { recursive: true });
  const cluster = await openCluster({
    dir,
    tools: { ...programs, ffmpeg: inject('ffmpegPath'), ffprobe: inject('ffprobePath') },
    filmDir: inject('testDir'),
    ...options,
  });
  // The log ends when the test kills the server: a server that comes back logs no statements.
  await logStatements(cluster.mysql.url, join(statementsFolder(inject('testDir')), `${own}.log`));
  afterAll(async () => {
    await cluster.close();
    await rm(dir, { recursive: true });
  });
  return cluster;
}
