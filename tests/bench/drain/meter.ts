import { sql } from 'kysely';
import { readCpuMs } from '../cpu-time.ts';
import type { Scene } from '../scene/open-scene.ts';

/** What has happened so far: times in ms, by the database's clock, and CPU in ms */
export type Reading = { at: number; statements: number; commands: number; cpu: Record<string, number> };

/** @param pids whose CPU is read, by what they are */
export async function read({ cluster }: Scene, pids: Record<string, number[]>): Promise<Reading> {
  const [questions, info, now] = await Promise.all([
    sql<{ Value: string }>`SHOW GLOBAL STATUS LIKE 'Questions'`.execute(cluster.mysql.db),
    cluster.redis.client.info('commandstats'),
    sql<{ now: Date }>`SELECT CURRENT_TIMESTAMP(3) AS now`.execute(cluster.mysql.db),
  ]);
  const cpu = Object.entries(pids).map(async ([name, each]) => {
    const used = await Promise.all(each.map(readCpuMs));
    return [name, used.reduce((sum, ms) => sum + ms, 0)];
  });
  return {
    at: now.rows[0]?.now.getTime() ?? 0,
    statements: Number(questions.rows[0]?.Value),
    commands: [...info.matchAll(/^cmdstat_[^:]+:calls=(\d+)/gm)].reduce(
      (sum, [, calls]) => sum + Number(calls),
      0,
    ),
    cpu: Object.fromEntries(await Promise.all(cpu)),
  };
}
