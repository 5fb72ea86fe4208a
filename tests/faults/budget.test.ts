import { join } from 'node:path';
import { connectWorker, untilReady } from '@bacs/queue';
import { ensureTools, openProcesses } from '@bacs/stack';
import { expect, inject, it, vi } from 'vitest';
import { type Budget, createBudget } from '../../apps/worker/src/mediaconvert/budget/budget.ts';
import { NoTurnError } from '../../apps/worker/src/mediaconvert/budget/no-turn-error.ts';
import { openRedis } from '../cluster/servers.ts';
import { afterTests } from '../support/after-tests.ts';
import { patiently } from '../support/patiently.ts';
import { readRedisRules } from '../support/rights.ts';
import '../support/provided.ts';

const dir = join(inject('serversDir'), `budget-${process.pid}`);
const processes = await openProcesses(dir);
const { redis: binary } = await ensureTools(['redis'], (line) => process.stderr.write(`${line}\n`));
const server = await openRedis(processes, binary, join(dir, 'redis'));
// The user of the documentation, in a Redis of its own: it is lost when the server is killed.
const makeUser = async () =>
  void (await server.client.call('ACL', 'SETUSER', 'bacs', ...(await readRedisRules())));
await makeUser();
const url = Object.assign(new URL(server.url), { username: 'bacs', password: 'password' }).href;
const prefix = '{bacs}';
const [perSecond, burst, workers] = [40, 60, 4];

type Call = { at: number; worker: number };

const connections = Array.from({ length: workers }, () => connectWorker(url, 'any'));
afterTests(async () => {
  for (const connection of connections) connection.disconnect();
  await server.close();
  await processes.close();
});

it('row 64: Redis is killed while the budget is in use: the shares of the workers keep to it together', async () => {
  await Promise.all(connections.map(untilReady));
  await tellAlive();
  const rates = { aggregate: { perSecond, burst }, operations: new Map() };
  const budgets = connections.map((redis) => createBudget({ redis, prefix, rates, mostWaiting: 10 }));
  const calls: Call[] = [];
  const callsSince = (at: number) => calls.filter((call) => call.at >= at);
  const use = keepCalling(budgets, calls);
  await vi.waitUntil(() => calls.length >= perSecond, patiently);
  const killed = performance.now();
  await server.kill();
  // Each worker has its share, and all together need some seconds for so many.
  await vi.waitUntil(() => {
    const alone = callsSince(killed);
    const share = (worker: number) => alone.filter((call) => call.worker === worker).length;
    return alone.length >= 2.5 * perSecond && budgets.every((_, worker) => share(worker) >= 0.4 * perSecond);
  }, patiently);
  const started = performance.now();
  const alone = callsSince(killed).length;
  await server.start();
  await makeUser();
  await tellAlive();
  await vi.waitUntil(async () => (await server.client.exists(`${prefix}:budget`)) === 1, patiently);
  const answered = performance.now();
  await vi.waitUntil(() => callsSince(answered).length >= 2 * perSecond, patiently);
  use.end();

  expect(alone).toBeLessThanOrEqual((perSecond * (started - killed)) / 1_000 + perSecond);
  for (const [first, { at: from }] of calls.entries())
    for (const [index, { at: to }] of calls.entries())
      if (index >= first)
        expect(index - first + 1).toBeLessThanOrEqual((perSecond * (to - from)) / 1_000 + burst);
});

/** The workers' heartbeats say how many share the budget. */
async function tellAlive(): Promise<void> {
  const [seconds] = await server.client.time();
  for (let worker = 0; worker < workers; worker += 1)
    await server.client.zadd(`${prefix}:workers`, Number(seconds) * 1_000, `worker-${worker}`);
}

/** Has four jobs of each worker want one call after another. */
function keepCalling(budgets: Budget[], calls: Call[]): { end: () => void } {
  let isOver = false;
  const call = async (budget: Budget, worker: number) => {
    while (!isOver)
      try {
        await budget.take('CreateJob');
        calls.push({ at: performance.now(), worker });
      } catch (error) {
        if (!(error instanceof NoTurnError)) throw error;
        await during(error.waitMs);
      }
  };
  for (const [worker, budget] of budgets.entries())
    for (let jobs = 0; jobs < 4; jobs += 1) void call(budget, worker);
  return {
    end: () => {
      isOver = true;
    },
  };
}

async function during(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
