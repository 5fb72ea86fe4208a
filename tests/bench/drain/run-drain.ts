import { setTimeout as sleep } from 'node:timers/promises';
import { openQueues } from '@bacs/queue';
import { sql } from 'kysely';
import { round } from '../numbers.ts';
import type { Scene } from '../scene/open-scene.ts';
import { read } from './meter.ts';
import { prefix } from './setting.ts';

export type DrainFigures = Record<
  | 'per_second'
  | 'cpu_ms'
  | 'statements'
  | 'redis_commands'
  | 'mysql_cpu_ms'
  | 'redis_cpu_ms'
  | 'aws_cpu_ms'
  | 'api_cpu_ms',
  number
>;

/** A process that takes jobs from the queue as soon as it runs */
export type Drainer = { pid: number; end: () => Promise<unknown> };

const lookEveryMs = 100;

/**
 * Lets processes that are ready take what the paused queue has, until MediaConvert has all of it.
 * @returns what one production costs. CPU is that of all drainers together.
 */
export async function runDrain(
  scene: Scene,
  {
    start,
    count,
    onSubmitted,
  }: { start: () => Promise<Drainer[]>; count: number; onSubmitted: (count: number) => void },
): Promise<DrainFigures> {
  const { cluster } = scene;
  const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix });
  const drainers = await start();
  try {
    const pids = {
      own: drainers.map(({ pid }) => pid),
      mysql: [cluster.mysql.process().pid],
      redis: [cluster.redis.process().pid],
      aws: [cluster.aws.process().pid],
      api: [scene.api.pid],
    };
    const before = await read(scene, pids);
    await queues.render.resume();
    for (;;) {
      const left = await countQueued(scene);
      onSubmitted(count - left);
      if (left === 0) break;
      await sleep(lookEveryMs, undefined, { signal: scene.signal });
    }
    const after = await read(scene, pids);
    const each = (name: keyof typeof pids) =>
      round(((after.cpu[name] ?? 0) - (before.cpu[name] ?? 0)) / count, 3);
    return {
      per_second: round((1_000 * count) / ((await lastSubmitted(scene)) - before.at), 1),
      cpu_ms: each('own'),
      statements: round((after.statements - before.statements) / count, 1),
      redis_commands: round((after.commands - before.commands) / count, 1),
      mysql_cpu_ms: each('mysql'),
      redis_cpu_ms: each('redis'),
      aws_cpu_ms: each('aws'),
      api_cpu_ms: each('api'),
    };
  } finally {
    await Promise.all([closeQueues(), ...drainers.map(({ end }) => end())]);
  }
}

async function countQueued({ cluster }: Scene): Promise<number> {
  const { count } = await cluster.mysql.db
    .selectFrom('productions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function lastSubmitted({ cluster }: Scene): Promise<number> {
  const { last } = await cluster.mysql.db
    .selectFrom('productions')
    .select(sql<Date>`MAX(started_at)`.as('last'))
    .executeTakeFirstOrThrow();
  return last.getTime();
}
