import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTools } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import { type Cluster, type ClusterOptions, openCluster } from '../cluster/cluster.ts';
import './provided.ts';
import { logStatements, statementsFolder } from './statements.ts';

let count = 0;

/**
 * A cluster for one test file, or one test: a Redis, a MariaDB and a local-aws that it may kill. API and workers
 * are started by the test. Ends after the file's tests.
 */
export async function openTestCluster(
  name: string,
  options: Pick<ClusterOptions, 'env' | 'hasProxies'> = {},
): Promise<Cluster> {
  const programs = await ensureTools(['redis', 'mysql'], (line) => process.stderr.write(`${line}\n`));
  const own = `${name}-${process.pid}-${++count}`;
  const dir = join(inject('testDir'), own);
  const fresh = inject('freshMysqlData');
  if (fresh !== null) await cp(fresh, join(dir, 'mysql/data'), { recursive: true });
  const cluster = await openCluster({
    dir,
    tools: { ...programs, ffmpeg: inject('ffmpegPath'), ffprobe: inject('ffprobePath') },
    filmDir: inject('testDir'),
    ...options,
  });
  // Until the test kills it: a server that comes back writes nothing down.
  await logStatements(cluster.mysql.url, join(statementsFolder(inject('testDir')), `${own}.log`));
  afterAll(() => cluster.close());
  return cluster;
}
