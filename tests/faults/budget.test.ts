import { join } from 'node:path';
import { connectWorker, untilReady } from '@bacs/queue';
import { ensureTools, openProcesses } from '@bacs/stack';
import { afterAll, expect, inject, it } from 'vitest';
import { type Budget, createBudget } from '../../apps/worker/src/mediaconvert/budget/budget.ts';
import { NoTurnError } from '../../apps/worker/src/mediaconvert/budget/no-turn-error.ts';
import { openRedis } from '../cluster/servers.ts';
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

const connections = Array.from({ length: workers }, () => connectWorker(url));
afterAll(async () => {
  for (const connection of connections) connection.disconnect();
  await server.close();
  await processes.close();
});

it('row 64: Redis is killed while the budget is in use: the shares of the workers keep to it together', async () => {
  await Promise.all(connections.map(untilReady));
  await tellAlive();
  const rates = { aggregate: { perSecond, burst }, operations: new Map() };
  const budgets = connections.map((redis) => createBudget({ redis, prefix, rates, mostWaiting: 10 }));
  const calls: number[] = [];
  const use = keepCalling(budgets, calls);
  await during(1_000);
  const killed = performance.now();
  await server.kill();
  await during(2_000);
  const started = performance.now();
  await server.start();
  await makeUser();
  await tellAlive();
  await during(2_000);
  use.end();
  const ended = performance.now();

  const takenBetween = (from: number, to: number) => calls.filter((at) => at >= from && at < to).length;
  for (const [first, from] of calls.entries())
    for (const [index, to] of calls.entries())
      if (index >= first)
        expect(index - first + 1).toBeLessThanOrEqual((perSecond * (to - from)) / 1_000 + burst);
  const share = takenBetween(killed + 500, started) / (perSecond * ((started - killed - 500) / 1_000));
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(1.1);
  expect(takenBetween(ended - 1_000, ended)).toBeGreaterThan(0.9 * perSecond);
});

/** The workers' heartbeats say how many share the budget. */
async function tellAlive(): Promise<void> {
  const [seconds] = await server.client.time();
  for (let worker = 0; worker < workers; worker += 1)
    await server.client.zadd(`${prefix}:workers`, Number(seconds) * 1_000, `worker-${worker}`);
}

/** Has four jobs of each worker want one call after another. */
function keepCalling(budgets: Budget[], calls: number[]): { end: () => void } {
  let isOver = false;
  const call = async (budget: Budget) => {
    while (!isOver)
      try {
        await budget.take('CreateJob');
        calls.push(performance.now());
      } catch (error) {
        if (!(error instanceof NoTurnError)) throw error;
        await during(error.waitMs);
      }
  };
  for (const budget of budgets) for (let jobs = 0; jobs < 4; jobs += 1) void call(budget);
  return {
    end: () => {
      isOver = true;
    },
  };
}

async function during(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
