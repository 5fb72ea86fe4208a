import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSettings } from '@bacs/local-aws';
import type { Cluster } from '../cluster/cluster.ts';
import type { FaultProxy } from '../cluster/proxy.ts';
import type { Server } from '../cluster/server.ts';
import type { AwsFaults } from './aws-faults.ts';
import type { Crew } from './crew.ts';
import type { PlannedFault, Step } from './schedule.ts';
import { usualRate } from './timings.ts';
import { makeTwin } from './twins.ts';

export type Tally = Record<
  'kills' | 'pauses' | 'flushes' | 'db_restarts' | 'redis_restarts' | 'event_disturbances' | 'rate_changes',
  number
>;

export type Arena = { cluster: Cluster; crew: Crew; awsFaults: AwsFaults };

export type Nemesis = {
  tally: Tally;
  /** Counts the planned faults that have begun. */
  begun: () => number;
  /** Carries out the plan; resolves when the last fault is removed. */
  run: (plan: PlannedFault[], signal: AbortSignal) => Promise<void>;
  /** Removes every fault that may still be active. */
  heal: () => Promise<void>;
};

export function openNemesis(arena: Arena): Nemesis {
  const { cluster, crew, awsFaults } = arena;
  const tally: Tally = {
    kills: 0,
    pauses: 0,
    flushes: 0,
    db_restarts: 0,
    redis_restarts: 0,
    event_disturbances: 0,
    rate_changes: 0,
  };
  const inTurn = createTurns();
  const diary = join(cluster.dir, 'nemesis.log');
  let begun = 0;

  const act = async (step: Step, signal: AbortSignal): Promise<void> => {
    switch (step.action) {
      case 'kill_worker':
        tally.kills += 1;
        return await inTurn(`worker ${step.args.worker}`, () =>
          crew.killWorker(step.args.worker, step.args.down_ms),
        );
      case 'kill_api':
        tally.kills += 1;
        return await inTurn('api', () => crew.killApi());
      case 'pause_worker':
        return await inTurn(`pause of worker ${step.args.worker}`, async () => {
          const goOn = crew.pauseWorker(step.args.worker);
          tally.pauses += 1;
          await wait(step.args.for_ms, signal).then(goOn);
        });
      case 'flush_redis':
        await cluster.redis.flush();
        tally.flushes += 1;
        return;
      case 'restart_redis':
        await inTurn('redis', () => restart(cluster.redis, step.args.down_ms, signal));
        tally.redis_restarts += 1;
        return;
      case 'restart_mysql':
        await inTurn('mysql', () => restart(cluster.mysql, step.args.down_ms, signal));
        tally.db_restarts += 1;
        return;
      case 'network':
        return await disturb(proxiesOf(arena, step.args), step.args, signal);
      case 'twin':
        return await makeTwin(cluster);
      case 'throttle':
        return await during(step.args.for_ms, signal, { throttle: { CreateJob: step.args.per_second } });
      case 'refuse': {
        const refusal = { status: 429, code: 'TooManyRequestsException', probability: step.args.probability };
        return await during(step.args.for_ms, signal, { error: { 'mediaconvert:*': refusal } });
      }
      case 'lose_answers':
        return await during(step.args.for_ms, signal, {
          accept_then_reset: { CreateJob: { probability: step.args.probability } },
        });
      case 'disturb_events': {
        const { for_ms, ...events } = step.args;
        tally.event_disturbances += 1;
        return await during(for_ms, signal, { events });
      }
      case 'change_rate': {
        const rate = { ...usualRate, per_second: usualRate.per_second * step.args.times };
        tally.rate_changes += 1;
        return await during(step.args.for_ms, signal, { buckets: { 'mediaconvert:*': rate } });
      }
      case 'list_lag':
        return await during(step.args.for_ms, signal, { list_lag_ms: step.args.lag_ms });
    }
  };

  async function during(forMs: number, signal: AbortSignal, settings: FaultSettings) {
    const takeAway = await awsFaults.add(settings);
    await wait(forMs, signal);
    await takeAway();
  }

  return {
    tally,
    begun: () => begun,
    run: async (plan, signal) => {
      const start = performance.now();
      const strike = async ({ at_ms, ...step }: PlannedFault) => {
        await wait(at_ms - (performance.now() - start), signal);
        begun += 1;
        await appendFile(diary, `${JSON.stringify({ time: Date.now(), ...step })}\n`);
        await act(step, signal);
      };
      await Promise.all(plan.map(strike));
    },
    heal: async () => {
      crew.resume();
      const all = [cluster.redis.proxy, cluster.mysql.proxy, cluster.aws.proxy];
      const each = [...all, ...crew.proxies.flatMap((proxies) => Object.values(proxies))];
      await Promise.all(each.map((proxy) => proxy.setMode('pass')));
      await Promise.all([cluster.redis.start(), cluster.mysql.start(), awsFaults.clear()]);
    },
  };
}

async function restart(server: Server, downMs: number, signal: AbortSignal): Promise<void> {
  await server.kill();
  await wait(downMs, signal);
  await server.start();
}

type Disturbance = Extract<Step, { action: 'network' }>['args'];

function proxiesOf({ cluster, crew }: Arena, { server, worker }: Disturbance): FaultProxy[] {
  const [one] = worker === 'all' ? [] : [crew.proxies[worker]];
  if (one) return [one[server]];
  return [cluster[server].proxy, ...crew.proxies.map((proxies) => proxies[server])];
}

/** If two disturbances overlap, the later one counts until it ends. */
async function disturb(
  proxies: FaultProxy[],
  { mode, latency_ms, for_ms }: Disturbance,
  signal: AbortSignal,
): Promise<void> {
  const mine = Symbol(mode);
  for (const proxy of proxies) {
    inForce.set(proxy, mine);
    await proxy.setMode(mode, { ms: latency_ms });
  }
  await wait(for_ms, signal);
  for (const proxy of proxies) if (inForce.get(proxy) === mine) await proxy.setMode('pass');
}

const inForce = new WeakMap<FaultProxy, symbol>();

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal });
}

/** Actions on the same thing run one after the other. */
function createTurns() {
  const last = new Map<string, Promise<void>>();
  return (what: string, work: () => Promise<void>): Promise<void> => {
    const turn = (last.get(what) ?? Promise.resolve()).catch(() => {}).then(work);
    last.set(what, turn);
    return turn;
  };
}
