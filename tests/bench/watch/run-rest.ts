import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Place } from '../bench.ts';
import { round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { inScene, type Scene } from '../scene/open-scene.ts';
import { countByStatus, waitForCounts } from '../scene/productions.ts';
import { oldAccount } from './run-renders.ts';

export type RestOptions = {
  waiting: number;
  workers: number;
  /** How long it is measured */
  seconds: number;
  onAccepted: (count: number) => void;
};

/** What productions cost while nothing happens to them: when all were just accepted, and when all jobs sleep. */
export type RestFigures = {
  moment: 'accepted' | 'settled';
  /** How long it took from the last acceptance until all jobs slept. */
  settled_after_s?: number;
  waiting: number;
  submitted: number;
  processing: number;
  redis_commands_per_second: number;
  most_frequent: string;
  sql_statements_per_second: number;
};

const slots = 20;
const renderSeconds = 24 * 60 * 60;
const perStep = 200;
/** The jobs have so long to go to sleep. */
const settleMs = 600_000;

/** Lets productions wait behind renders that take a day, and counts what Redis and the database do meanwhile. */
export async function runRest(
  place: Place,
  { waiting, workers, seconds, onAccepted }: RestOptions,
): Promise<RestFigures[]> {
  const options = { scale: 1, workers, renderSeconds, slots, rates: oldAccount, events: {} };
  return await inScene(place, options, async (scene) => {
    const user = await scene.signUp();
    for (let accepted = 0; accepted < waiting; accepted += perStep) {
      await accept(user, Math.min(perStep, waiting - accepted));
      place.signal.throwIfAborted();
      onAccepted(Math.min(waiting, accepted + perStep));
    }
    const acceptedAt = performance.now();
    const accepted = await measure(scene, seconds);
    await waitUntilSettled(scene);
    const settled_after_s = Math.round((performance.now() - acceptedAt) / 1_000);
    return [
      { moment: 'accepted', ...accepted },
      { moment: 'settled', settled_after_s, ...(await measure(scene, seconds)) },
    ];
  });
}

/** Waits until there is room for nothing more, and every job sleeps. */
async function waitUntilSettled(scene: Scene): Promise<void> {
  const { client } = scene.cluster.redis;
  let last = '';
  await waitForCounts(
    scene,
    async (counts) => {
      const [waiting, active, sleeping] = await Promise.all([
        client.llen('bacs:render:wait'),
        client.llen('bacs:render:active'),
        client.zcard('bacs:render:delayed'),
      ]);
      const now = JSON.stringify({ counts, sleeping });
      const isStill = now === last;
      last = now;
      return isStill && waiting + active === 0;
    },
    settleMs,
  );
}

async function measure(scene: Scene, seconds: number): Promise<Omit<RestFigures, 'moment'>> {
  const before = await read(scene);
  await sleep(seconds * 1_000, undefined, { signal: scene.signal });
  const after = await read(scene);
  const commands = [...after.commands].map(([name, count]): [string, number] => [
    name,
    count - (before.commands.get(name) ?? 0),
  ]);
  const perSecond = (count: number) => round(count / seconds, 1);
  const counts = await countByStatus(scene);
  return {
    waiting: counts.queued ?? 0,
    submitted: counts.submitted ?? 0,
    processing: counts.processing ?? 0,
    redis_commands_per_second: perSecond(commands.reduce((sum, [, count]) => sum + count, 0)),
    most_frequent: commands
      .sort(([, a], [, b]) => b - a)
      .slice(0, 6)
      .map(([name, count]) => `${name} ${perSecond(count)}`)
      .join(', '),
    // The second reading is a statement itself.
    sql_statements_per_second: perSecond(after.statements - before.statements - 1),
  };
}

/** Reads how often each command was called, those of scripts too, and how many statements there were. */
async function read({ cluster }: Scene): Promise<{ commands: Map<string, number>; statements: number }> {
  const info = await cluster.redis.client.info('commandstats');
  const { rows } = await sql<{ Value: string }>`SHOW GLOBAL STATUS LIKE 'Questions'`.execute(
    cluster.mysql.db,
  );
  return {
    commands: new Map(
      [...info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)].map(([, name = '', calls]) => [
        name,
        Number(calls),
      ]),
    ),
    statements: Number(rows[0]?.Value),
  };
}
