import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { tell } from '@bacs/db/events';
import { openEventHints } from '@bacs/queue';
import { createParser } from 'eventsource-parser';
// Only a transaction of ours tells something, so no entry of the package has it.
import { inTransaction } from '../../../packages/db/src/transaction.ts';
import { lookUntil } from '../../support/patiently.ts';
import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { quantile, round } from '../numbers.ts';
import { inScene, type Scene, type SceneOptions } from '../scene/open-scene.ts';

type Wanted = {
  listeners: number;
  perSecond: number;
  seconds: number;
  idle: number;
  onOpen: (count: number) => void;
};

const users = 100;
/** So many streams are opened at a time. */
const atOnce = 50;
const prefix = 'listen';
const scene: SceneOptions = {
  scale: 1,
  workers: 0,
  renderSeconds: 60,
  slots: 20,
  env: { RATE_LIMIT_PER_MINUTE: '0', MAX_EVENT_WAITS: '0', QUEUE_PREFIX: prefix },
};

/** Opens streams, tells events to them, and opens more. */
export async function runListeners(
  place: Place,
  { listeners, perSecond, seconds, idle, onOpen }: Wanted,
): Promise<Figures> {
  return await inScene(place, scene, async (scene) => {
    const { cluster, api, signal } = scene;
    const keys = await Promise.all(
      Array.from({ length: users }, async () => {
        const { user, key } = await cluster.signUp();
        return { userId: user.id, key };
      }),
    );
    const delays: number[] = [];
    let heard = 0;
    const agent = new Agent({ keepAlive: false });
    const open: (() => void)[] = [];
    const openUpTo = async (count: number) => {
      while (open.length < count) {
        signal.throwIfAborted();
        const first = open.length;
        const more = Array.from({ length: Math.min(atOnce, count - first) }, (_one, index) =>
          openStream(cluster.apiUrl, keys[(first + index) % users]?.key ?? '', agent, (toldAt) => {
            heard += 1;
            delays.push(Date.now() - toldAt);
          }),
        );
        open.push(...(await Promise.all(more)));
        onOpen(open.length);
      }
    };
    try {
      const before = await rssMb(api.pid);
      await openUpTo(listeners);
      const withListeners = await settledMb(api.pid);
      const expected = await tellSteadily(scene, keys, { perSecond, seconds, listeners });
      await lookUntil(
        async () => (heard >= expected ? true : undefined),
        () => `${heard} of ${expected} were heard`,
      );
      await openUpTo(idle);
      const withAll = await settledMb(api.pid);
      return {
        listeners,
        per_second: perSecond,
        heard,
        told_p50_ms: round(quantile(delays, 0.5) ?? Number.NaN, 0),
        told_p99_ms: round(quantile(delays, 0.99) ?? Number.NaN, 0),
        api_rss_mb: [before, withListeners, withAll].map((mb) => round(mb, 0)).join(', '),
        kb_each: round(((withListeners - before) * 1_024) / listeners, 1),
        idle,
        idle_kb_each: idle > listeners ? round(((withAll - before) * 1_024) / idle, 1) : '–',
      };
    } finally {
      for (const close of open) close();
      agent.destroy();
    }
  });
}

/** @returns how many times the events should be heard */
async function tellSteadily(
  { cluster, signal }: Scene,
  keys: { userId: number }[],
  { perSecond, seconds, listeners }: Pick<Wanted, 'perSecond' | 'seconds' | 'listeners'>,
): Promise<number> {
  const hint = openEventHints(cluster.redis.client, prefix);
  let expected = 0;
  const startedAt = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const waitMs = startedAt + (index * 1_000) / perSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    const at = index % users;
    await inTransaction(cluster.mysql.db, async (tx) => {
      const snapshot = { told_at: Date.now() };
      await tell(tx, [
        { type: 'production.deleted', subject: String(index), userId: keys[at]?.userId ?? 0, snapshot },
      ]);
    });
    hint('told');
    expected += Math.floor(listeners / users) + (at < listeners % users ? 1 : 0);
  }
  return expected;
}

async function openStream(
  url: string,
  key: string,
  agent: Agent,
  onTold: (toldAt: number) => void,
): Promise<() => void> {
  return await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    const request = get(`${url}/api/events/stream`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was answered ${answer.statusCode}`));
      const parser = createParser({ onEvent: ({ data }) => onTold(JSON.parse(data).data.told_at) });
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => parser.feed(chunk));
      answer.on('error', () => {});
      resolve(() => request.destroy());
    });
    request.on('error', reject);
  });
}

/** Waits a moment, so that what opening has left behind is gone. */
async function settledMb(pid: number): Promise<number> {
  await sleep(2_000);
  return await rssMb(pid);
}

async function rssMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}
