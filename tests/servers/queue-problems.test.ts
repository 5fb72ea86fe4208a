import {
  connectProducer,
  connectWorker,
  enqueue,
  findQueueProblems,
  openQueues,
  untilReady,
} from '@bacs/queue';
import { appEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { Redis } from 'ioredis';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from '../support/after-tests.ts';
import { createTestDatabase } from '../support/database.ts';
import { patiently } from '../support/patiently.ts';
import { readRedisRules } from '../support/rights.ts';
import { startOddRedis } from './odd-servers.ts';

const documentedRules = await readRedisRules();
const url = await startOddRedis('--databases', '2');
// Without it, the port of the cluster's bus is above that of clients by 10,000, and may be none.
const bus = ['--cluster-port', String(await freePort())];
const clusterUrl = await startOddRedis('--cluster-enabled', 'yes', ...bus);
const [admin, cluster] = [new Redis(url), new Redis(clusterUrl)];
afterTests(() => {
  admin.disconnect();
  cluster.disconnect();
});
await cluster.cluster('ADDSLOTSRANGE', 0, 16_383);
await vi.waitFor(async () => expect(await cluster.cluster('INFO')).toContain('cluster_state:ok'), patiently);

type Options = { user?: string; path?: string; prefix?: string; server?: string };

function open({ user = '', path = '', prefix = '{bacs}', server = url }: Options = {}) {
  const address = server.replace('redis://', `redis://${user}`) + path;
  const redis = connectProducer(address, prefix);
  const { queues, closeQueues } = openQueues({ connection: redis, prefix });
  onTestFinished(async () => {
    await closeQueues();
    redis.disconnect();
  });
  return { redis, queues };
}

async function problems(options?: Options): Promise<string[]> {
  const { redis, queues } = open(options);
  await untilReady(redis);
  return (await findQueueProblems(queues, redis)).map(({ code }) => code);
}

/** Sets it for this test. */
async function configure(name: string, value: string, back: string): Promise<void> {
  await admin.config('SET', name, value);
  onTestFinished(async () => void (await admin.config('SET', name, back)));
}

async function addUser(...rules: string[]): Promise<string> {
  await admin.acl('SETUSER', 'app', 'reset', 'on', '>p%40ss', ...rules);
  return 'app:p%2540ss@';
}

describe('a Redis', () => {
  it('has no problem when all is well, in whichever database', async () => {
    expect(await problems()).toEqual([]);
    expect(await problems({ path: '/1', prefix: 'any' })).toEqual([]);
    expect(await admin.keys('*probe*')).toEqual([]);
  });

  it.each(['allkeys-lru', 'volatile-ttl', 'allkeys-random'])('that evicts by %s is told', async (policy) => {
    await configure('maxmemory-policy', policy, 'noeviction');
    expect(await problems()).toEqual(['QUEUE_EVICTS']);
  });

  it('whose memory is full is told', async () => {
    await configure('maxmemory', '1', '0');
    expect(await problems()).toEqual(['QUEUE_FULL']);
  });

  it('that is a replica is told', async () => {
    await admin.replicaof('127.0.0.1', 1);
    onTestFinished(async () => void (await admin.replicaof('NO', 'ONE')));
    expect(await problems()).toEqual(['QUEUE_READ_ONLY']);
  });

  it('that wants more replicas is told in its own words', async () => {
    await configure('min-replicas-to-write', '1', '0');
    const { redis, queues } = open();
    await untilReady(redis);
    expect(await findQueueProblems(queues, redis)).toEqual([
      { code: 'QUEUE_REFUSES', message: expect.stringContaining('NOREPLICAS') },
    ]);
  });

  it.each([
    ['on other keys', ['+@all', '~other:*', '&*'], ['QUEUE_RIGHTS_MISSING']],
    ['without scripts', ['+@all', '-@scripting', '~*', '&*'], ['QUEUE_RIGHTS_MISSING']],
    ['to read only', ['+@all', '-@write', '~*', '&*'], ['QUEUE_RIGHTS_MISSING']],
    ['without INFO', ['+@all', '-info', '~*', '&*'], ['QUEUE_RIGHTS_MISSING']],
    ['that the message asks for', documentedRules, []],
  ])('that gives rights %s tells what is missing', async (_which, rules, codes) => {
    expect(await problems({ user: await addUser(...rules) })).toEqual(codes);
  });

  it('that has no such database is told; the first one would be used instead', async () => {
    expect(await problems({ path: '/7' })).toEqual(['QUEUE_DATABASE_MISSING']);
  });

  it('that does not let the user in throws', async () => {
    await addUser('+@all', '~*');
    const { queues } = open({ user: 'app:wrong@' });
    const redis = connectWorker(url.replace('redis://', 'redis://app:wrong@'), '{bacs}');
    onTestFinished(() => redis.disconnect());
    await expect(findQueueProblems(queues, redis)).rejects.toThrow('WRONGPASS');
  });
});

describe('a cluster of one node', () => {
  it('takes jobs when the prefix is in braces, as it is by default', async () => {
    expect(await problems({ server: clusterUrl })).toEqual([]);
    const { redis, queues } = open({ server: clusterUrl });
    await untilReady(redis);
    await enqueue(queues, 'describe', { upload_id: 1 });
    expect(await queues.describe.getJobCounts('waiting')).toEqual({ waiting: 1 });
  });

  it('is told when the prefix has no braces', async () => {
    expect(await problems({ server: clusterUrl, prefix: 'bacs' })).toEqual(['QUEUE_PREFIX_SPLIT']);
  });

  it('is told in its own words when nobody has the slot', async () => {
    const slot = Number(await cluster.cluster('KEYSLOT', '{nowhere}'));
    await cluster.config('SET', 'cluster-require-full-coverage', 'no');
    await cluster.cluster('DELSLOTS', slot);
    onTestFinished(async () => void (await cluster.cluster('ADDSLOTS', slot)));
    expect(await problems({ server: clusterUrl, prefix: '{nowhere}' })).toEqual(['QUEUE_REFUSES']);
  });
});

describe('a start', () => {
  it.each(['api', 'worker'])('of the %s ends in one clear line when nothing could work', async (app) => {
    const { url: databaseUrl } = await createTestDatabase('refused');
    const servers = {
      databaseUrl,
      redisUrl: clusterUrl,
      ffmpegPath: inject('ffmpegPath'),
      ffprobePath: inject('ffprobePath'),
    };
    const env = {
      ...appEnvironment(servers, { apiPort: 0, awsPort: 1 }, inject('testDir')),
      QUEUE_PREFIX: 'bacs',
    };
    const ended = await execa(process.execPath, [`apps/${app}/src/main.ts`], {
      cwd: repositoryRoot,
      env: { ...env, RATE_LIMIT_PER_MINUT: '1', SUBMIT_GUARD_MSS: '1' },
      extendEnv: false,
      reject: false,
      timeout: 60_000,
    });
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toBe(
      'Redis is a cluster, which needs the keys of a queue in one slot: put QUEUE_PREFIX into braces, such as {bacs}.',
    );
    const misspelled = app === 'api' ? 'RATE_LIMIT_PER_MINUTE' : 'SUBMIT_GUARD_MS';
    expect(ended.stdout).toContain(`nobody reads it: it is probably ${misspelled}`);
  });
});
