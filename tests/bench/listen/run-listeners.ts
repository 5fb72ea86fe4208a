import { readFile } from 'node:fs/promises';
import { Agent, type ClientRequest, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEventNumbers, tell } from '@bacs/db/events';
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
/** A stream that has ended is opened again after so long. */
const comeBackMs = 500;
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
    const agent = new Agent({ keepAlive: false });
    const open: Listener[] = [];
    const openUpTo = async (count: number) => {
      const { last } = await findEventNumbers(cluster.mysql.db);
      while (open.length < count) {
        signal.throwIfAborted();
        const first = open.length;
        const more = Array.from({ length: Math.min(atOnce, count - first) }, (_one, index) =>
          openListener(cluster.apiUrl, keys[(first + index) % users]?.key ?? '', agent, last),
        );
        open.push(...(await Promise.all(more)));
        onOpen(open.length);
      }
    };
    const tellAndHear = async (afterwards: () => Promise<unknown> = async () => {}) => {
      const before = open.map(({ heard }) => heard.length);
      const [told] = await Promise.all([
        tellSteadily(scene, keys, { perSecond, seconds }),
        sleep((seconds * 1_000) / 2, undefined, { signal }).then(afterwards),
      ]);
      const news = () => open.map(({ heard }, index) => heard.slice(before[index]));
      const count = (lists: Heard[][]) => lists.reduce((sum, { length }) => sum + length, 0);
      const expected = open.reduce((sum, _one, index) => sum + (told[index % users]?.length ?? 0), 0);
      await lookUntil(
        async () => (count(news()) >= expected ? true : undefined),
        () => `${count(news())} of ${expected} were heard`,
      );
      const wrong = news().filter(
        (heard, index) => heard.map(({ subject }) => subject).join() !== told[index % users]?.join(),
      );
      return {
        heard: expected,
        delays: news().flatMap((heard) => heard.map(({ delayMs }) => delayMs)),
        wrong,
      };
    };
    try {
      let running = api;
      const before = await rssMb(api.pid);
      await openUpTo(listeners);
      const withListeners = await settledMb(api.pid);
      const calm = await tellAndHear();
      let back = 0;
      const restarted = await tellAndHear(async () => {
        api.kill('SIGKILL');
        await api.ended;
        const downAt = performance.now();
        running = await cluster.startApi();
        await lookUntil(
          async () => (open.every(({ isOpen }) => isOpen()) ? true : undefined),
          () => `${open.filter(({ isOpen }) => !isOpen()).length} streams did not come back`,
        );
        back = performance.now() - downAt;
      });
      await openUpTo(idle);
      const withAll = await settledMb(running.pid);
      return {
        listeners,
        per_second: perSecond,
        heard: calm.heard,
        told_p50_ms: round(quantile(calm.delays, 0.5) ?? Number.NaN, 0),
        told_p99_ms: round(quantile(calm.delays, 0.99) ?? Number.NaN, 0),
        restart_s: round(back / 1_000, 1),
        restart_heard: restarted.heard,
        restart_wrong: restarted.wrong.length,
        api_rss_mb: [before, withListeners, withAll].map((mb) => round(mb, 0)).join(', '),
        kb_each: round(((withListeners - before) * 1_024) / listeners, 1),
        idle,
        idle_kb_each: idle > listeners ? round(((withAll - before) * 1_024) / idle, 1) : '–',
      };
    } finally {
      for (const { close } of open) close();
      agent.destroy();
    }
  });
}

/** @returns the subjects that each user is told of */
async function tellSteadily(
  { cluster, signal }: Scene,
  keys: { userId: number }[],
  { perSecond, seconds }: Pick<Wanted, 'perSecond' | 'seconds'>,
): Promise<string[][]> {
  const hint = openEventHints(cluster.redis.client, prefix);
  const told: string[][] = keys.map(() => []);
  const startedAt = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const waitMs = startedAt + (index * 1_000) / perSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    const at = index % users;
    const subject = String(index);
    await inTransaction(cluster.mysql.db, async (tx) => {
      const snapshot = { told_at: Date.now() };
      await tell(tx, [{ type: 'production.deleted', subject, userId: keys[at]?.userId ?? 0, snapshot }]);
    });
    hint('told');
    told[at]?.push(subject);
  }
  return told;
}

type Heard = { subject: string; delayMs: number };
type Listener = { heard: Heard[]; isOpen: () => boolean; close: () => void };

/** Listens, and comes back after a break with the id of the last event. Resolves when the stream is open. */
async function openListener(url: string, key: string, agent: Agent, after: number): Promise<Listener> {
  const heard: Heard[] = [];
  let lastId = String(after);
  let request: ClientRequest | undefined;
  let isOpen = false;
  let isClosed = false;
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();

  const open = () => {
    const headers = { authorization: `Bearer ${key}`, 'last-event-id': lastId };
    request = get(`${url}/api/events/stream`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was answered ${answer.statusCode}`));
      isOpen = true;
      resolve();
      const parser = createParser({
        onEvent: ({ id, data }) => {
          if (id !== undefined) lastId = id;
          const event = JSON.parse(data) as { subject: string; data: { told_at: number } };
          heard.push({ subject: event.subject, delayMs: Date.now() - event.data.told_at });
        },
      });
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => parser.feed(chunk));
      answer.on('error', () => {});
    });
    request.on('error', () => {});
    request.on('close', () => {
      isOpen = false;
      if (!isClosed) setTimeout(open, comeBackMs * (0.5 + Math.random()));
    });
  };
  open();
  await opened;
  return {
    heard,
    isOpen: () => isOpen,
    close: () => {
      isClosed = true;
      request?.destroy();
    },
  };
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
