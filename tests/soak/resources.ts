import type { App } from '@bacs/stack';
import { execa } from 'execa';
import type { Redis } from 'ioredis';
import { sql } from 'kysely';
import type { Cluster } from '../cluster/cluster.ts';

/** What the service still holds when nothing is left to do */
export type Resources = {
  /** Without those that go by themselves within the hour, of which a short run has more than a long one */
  redisKeys: number;
  /** Entries of BullMQ's event streams, by key */
  streams: Record<string, number>;
  redisConnections: number;
  databaseConnections: number;
  /** MiB, by process */
  memory: Record<string, number>;
  /** Everything in Redis, as text */
  redisText: string;
};

const hourMs = 60 * 60_000;

export async function measure(cluster: Cluster, running: App[]): Promise<Resources> {
  const { client } = cluster.redis;
  const keys = await scan(client);
  const contents = await Promise.all(keys.map((key) => read(client, key)));
  const streams = contents.flatMap(({ key, length }) => (length === undefined ? [] : [[key, length]]));
  const { rows } = await sql<{ Value: string }>`SHOW STATUS LIKE 'Threads_connected'`.execute(
    cluster.mysql.db,
  );
  return {
    redisKeys: contents.filter(({ lifeMs }) => lifeMs < 0 || lifeMs > hourMs).length,
    streams: Object.fromEntries(streams),
    redisConnections: Number(/connected_clients:(\d+)/.exec(await client.info('clients'))?.[1]),
    databaseConnections: Number(rows[0]?.Value),
    memory: Object.fromEntries(
      await Promise.all(running.map(async (app) => [app.name, await memoryOf(app)])),
    ),
    redisText: contents.map(({ text }) => text).join('\n'),
  };
}

async function scan(client: Redis): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of client.scanStream({ count: 1_000 })) keys.push(...page);
  return [...new Set(keys)];
}

type Content = { key: string; text: string; lifeMs: number; length?: number };

async function read(client: Redis, key: string): Promise<Content> {
  const [type, lifeMs] = await Promise.all([client.type(key), client.pttl(key)]);
  // The workers continue meanwhile, so the key may be gone or hold something else.
  const content = await readAs(client, type, key).catch(() => null);
  const text = JSON.stringify(content);
  const read = { key, text, lifeMs };
  return type === 'stream' && Array.isArray(content) ? { ...read, length: content.length } : read;
}

async function readAs(client: Redis, type: string, key: string) {
  switch (type) {
    case 'hash':
      return await client.hgetall(key);
    case 'list':
      return await client.lrange(key, 0, -1);
    case 'zset':
      return await client.zrange(key, '0', '-1');
    case 'set':
      return await client.smembers(key);
    case 'stream':
      return await client.xrange(key, '-', '+');
    default:
      return await client.get(key);
  }
}

/** Returns the resident memory of a process, in MB. */
export async function memoryOf({ pid }: Pick<App, 'pid'>): Promise<number> {
  const { stdout } = await execa('ps', ['-o', 'rss=', '-p', String(pid)], { reject: false });
  return Math.round(Number(stdout) / 1_024);
}
