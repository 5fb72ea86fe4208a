import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { readRedisRules } from '../support/rights.ts';
import { type Fault, type Scene, withUrl } from './scene.ts';

const configure =
  (...settings: [name: string, value: string, back: string][]): Fault['plant'] =>
  async ({ redis }) => {
    for (const [name, value] of settings) await redis.config('SET', name, value);
    return async () => {
      for (const [name, , back] of settings) await redis.config('SET', name, back);
    };
  };

const redisUrl =
  (change: Partial<URL>) =>
  ({ environment }: Scene) => ({
    REDIS_URL: withUrl(environment['REDIS_URL'], change),
  });

export const redisFaults: Fault[] = [
  { what: 'no Redis', told: ['QUEUE_UNREACHABLE'], env: redisUrl({ port: '1' }) },
  { what: 'a wrong user of Redis', told: ['QUEUE_REFUSED'], env: redisUrl({ username: 'x', password: 'y' }) },
  {
    what: 'a database that Redis has not',
    told: ['fatal QUEUE_DATABASE_MISSING'],
    env: redisUrl({ pathname: '/7' }),
  },
  {
    what: 'a Redis that evicts',
    told: ['QUEUE_EVICTS'],
    plant: configure(['maxmemory-policy', 'allkeys-lru', 'noeviction']),
  },
  {
    what: 'a Redis that is full',
    told: ['QUEUE_FULL'],
    plant: configure(['maxmemory', '1', '0']),
  },
  {
    what: 'a Redis that keeps nothing',
    told: ['warning QUEUE_KEEPS_NOTHING'],
    plant: configure(['appendonly', 'no', 'yes'], ['save', '', '']),
  },
  {
    what: 'a Redis whose disk takes nothing',
    told: ['QUEUE_CANNOT_SAVE', 'QUEUE_REFUSES'],
    async plant({ redis }) {
      const [, dir = ''] = (await redis.config('GET', 'dir')) as string[];
      const inTheWay = join(dir, 'in-the-way');
      await mkdir(inTheWay);
      await redis.config('SET', 'dbfilename', 'in-the-way');
      await redis.config('SET', 'save', '3600 1');
      const save = async (status: string) => {
        await redis.bgsave('SCHEDULE');
        const said = async () =>
          expect(await redis.info('persistence')).toContain(`rdb_last_bgsave_status:${status}`);
        await vi.waitFor(said, patiently);
      };
      await save('err');
      return async () => {
        await rm(inTheWay, { recursive: true });
        await save('ok');
        await redis.config('SET', 'save', '');
        await redis.config('SET', 'dbfilename', 'dump.rdb');
      };
    },
  },
  {
    what: 'a Redis that is a replica',
    told: ['QUEUE_READ_ONLY'],
    async plant({ redis }) {
      await redis.replicaof('127.0.0.1', 1);
      return () => redis.replicaof('NO', 'ONE');
    },
  },
  {
    what: 'a user of Redis who may run no scripts',
    told: ['QUEUE_RIGHTS_MISSING'],
    env: redisUrl({ username: 'weak', password: 'password' }),
    async plant({ redis }) {
      const rules = await readRedisRules();
      await redis.call('ACL', 'SETUSER', 'weak', ...rules, '-@scripting');
      return () => redis.call('ACL', 'DELUSER', 'weak');
    },
  },
  {
    what: 'a cluster, and a prefix without braces',
    told: ['fatal QUEUE_PREFIX_SPLIT'],
    env: ({ shards }) => ({ REDIS_URL: shards.url, QUEUE_PREFIX: 'bacs' }),
  },
  {
    what: 'a node of a cluster that has not the queues',
    told: ['fatal QUEUE_ON_OTHER_NODE'],
    env: ({ shards }) => ({ REDIS_URL: shards.otherUrl }),
  },
  {
    what: 'a cluster that is none',
    told: ['QUEUE_NO_CLUSTER'],
    env: ({ environment }) => ({ REDIS_URL: `${environment['REDIS_URL']}?cluster=true` }),
  },
  {
    what: 'a queue that is paused',
    told: ['QUEUE_PAUSED'],
    async plant({ redis }) {
      await redis.hset('{bacs}:render:meta', 'paused', 1);
      return () => redis.hdel('{bacs}:render:meta', 'paused');
    },
  },
  { what: 'no worker', told: ['NO_WORKER'], env: () => ({ QUEUE_PREFIX: '{nobody}' }) },
];
