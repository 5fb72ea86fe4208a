import { type Diagnosis, diagnose } from '@bacs/doctor';
import { eventsQueueUrl, outputBucket, uploadBucket } from '@bacs/stack';
import { Redis } from 'ioredis';
import { type Connection, createConnection } from 'mysql2/promise';
import { startOddMysql, startOddRedis } from '../servers/odd-servers.ts';
import { type Shards, startShards } from '../servers/redis-shards.ts';
import { afterTests } from '../support/after-tests.ts';
import type { LocalAws } from '../support/local-aws.ts';
import { startService } from '../support/service.ts';
import { putObjects } from '../support/stored-objects.ts';

/** One set of servers, and a worker, in which faults are planted one after the other. */
export type Scene = {
  environment: NodeJS.ProcessEnv;
  mysql: Connection;
  redis: Redis;
  aws: LocalAws;
  /** A Redis that is a cluster of three shards */
  shards: Shards;
};

/** Something that is wrong, and the codes by which the doctor tells of it, with `fatal` and `warning` before them. */
export type Fault = {
  what: string;
  told: string[];
  env?: (scene: Scene) => NodeJS.ProcessEnv;
  /** @returns what undoes it */
  plant?: (scene: Scene) => Promise<() => Promise<unknown>>;
};

export async function openScene(): Promise<Scene> {
  const mysqlUrl = await startOddMysql('--innodb-flush-log-at-trx-commit=1');
  const redisUrl = await startOddRedis(
    '--appendonly',
    'yes',
    '--enable-protected-configs',
    'yes',
    '--databases',
    '2',
  );
  const shards = await startShards('{bacs}');
  const mysql = await createConnection({ uri: mysqlUrl.href, multipleStatements: true });
  await mysql.query(`CREATE USER app@'127.0.0.1' IDENTIFIED BY 'hidden';
    GRANT SELECT, INSERT, UPDATE, DELETE ON bacs.* TO app@'127.0.0.1'`);
  const redis = new Redis(redisUrl);
  afterTests(async () => {
    redis.disconnect();
    await mysql.end();
  });
  const { environment, aws, s3, runWorker } = await startService('doctor', {
    DATABASE_URL: Object.assign(new URL(mysqlUrl), { username: 'app', password: 'hidden' }).href,
    REDIS_URL: redisUrl,
    QUEUE_PREFIX: '{bacs}',
  });
  environment['MEDIACONVERT_EVENTS_QUEUE_URL'] = eventsQueueUrl(aws.url);
  await putObjects(s3, uploadBucket, ['2026-01/01/source.mp4']);
  await putObjects(s3, outputBucket, ['2026-01/01/a film/video.m3u8']);
  await runWorker();
  return { environment, mysql, redis, aws, shards };
}

export async function look(env: NodeJS.ProcessEnv, limitMs = 60_000): Promise<Diagnosis> {
  return await diagnose(env, { limitMs });
}

/** Says of each finding its code, after what is not just an error. */
export function tell({ findings }: Diagnosis): string[] {
  return findings.map(({ severity, code }) => (severity === 'error' ? code : `${severity} ${code}`)).sort();
}

/** Changes a URL of the environment. */
export function withUrl(url: string | undefined, change: Partial<URL>): string {
  return Object.assign(new URL(url ?? ''), change).href;
}
