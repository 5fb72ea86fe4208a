import { join } from 'node:path';
import { ensureTools } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import { type Cluster, openCluster } from '../cluster/cluster.ts';
import './provided.ts';

let count = 0;

/**
 * A cluster for one test file, or one test: a Redis, a MariaDB and a local-aws that it may kill. API and workers
 * are started by the test. Ends after the file's tests.
 */
export async function openTestCluster(
  name: string,
  { env }: { env?: NodeJS.ProcessEnv } = {},
): Promise<Cluster> {
  const programs = await ensureTools(['redis', 'mysql'], (line) => process.stderr.write(`${line}\n`));
  const cluster = await openCluster({
    dir: join(inject('testDir'), `${name}-${process.pid}-${++count}`),
    tools: { ...programs, ffmpeg: inject('ffmpegPath'), ffprobe: inject('ffprobePath') },
    env,
  });
  afterAll(() => cluster.close());
  return cluster;
}
