import { openDependencies, readConfig } from '@bacs/api';
import { migrateToLatest } from '@bacs/db';
import { buildLocalAws, readConfig as readLocalAwsConfig } from '@bacs/local-aws';
import { appEnvironment, createDatabase, launchMysql, launchRedis, openProcesses } from '@bacs/stack';
import { freePort } from '../../cluster/free-port.ts';
import { hurry } from '../hurry.ts';
import { type Comparison, compare } from './compare.ts';
import { measureWorlds, type WorldSize } from './measure.ts';

export type RowsOptions = {
  sizes: WorldSize[];
  /** Everything is written below this folder. */
  dir: string;
  tools: { redis: string; mysql: string; ffmpeg: string; ffprobe: string };
  onProgress: (rows: number) => void;
};

/** Measures the worlds on servers of its own. */
export async function runRows({ sizes, dir, tools, onProgress }: RowsOptions): Promise<Comparison[]> {
  const processes = await openProcesses(dir);
  try {
    const { url: mysqlUrl } = await launchMysql(processes, tools.mysql, dir);
    const { url: redisUrl } = await launchRedis(processes, tools.redis, dir);
    const databaseUrl = new URL('bacs', mysqlUrl).href;
    const servers = { databaseUrl, redisUrl, ffmpegPath: tools.ffmpeg, ffprobePath: tools.ffprobe };
    const ports = { apiPort: await freePort(), awsPort: await freePort() };
    const env = { ...appEnvironment(servers, ports, dir), LOCAL_AWS_ENGINE: 'instant', LOG_LEVEL: 'silent' };
    // The SDK reads these from the process.
    Object.assign(process.env, env);
    const localAws = await buildLocalAws(readLocalAwsConfig(env));
    await localAws.listen({ host: '127.0.0.1', port: ports.awsPort });
    await createDatabase(databaseUrl);
    const { deps, closeDependencies } = await openDependencies(readConfig(env));
    try {
      await migrateToLatest(deps.db);
      await hurry(deps.db);
      return compare(await measureWorlds(deps, deps.s3, { url: databaseUrl, sizes, onProgress }));
    } finally {
      await closeDependencies();
      await localAws.close();
    }
  } finally {
    await processes.close();
  }
}
