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

/** What productions cost while nothing happens to them. */
export type RestFigures = {
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
/** The fleet has so long to submit what there is room for. */
const settleMs = 60_000;
const quietMs = 15_000;

/** Lets productions wait behind renders that take a day, and counts what Redis and the database do meanwhile. */
export async function runRest(
  place: Place,
  { waiting, workers, seconds, onAccepted }: RestOptions,
): Promise<RestFigures> {
  const options = { scale: 1, workers, renderSeconds, slots, rates: oldAccount, events: {} };
  return await inScene(place, options, async (scene) => {
    const user = await scene.signUp();
    for (let accepted = 0; accepted < waiting; accepted += perStep) {
      await accept(user, Math.min(perStep, waiting - accepted));
      place.signal.throwIfAborted();
      onAccepted(Math.min(waiting, accepted + perStep));
    }
    await waitUntilQuiet(scene);
    const before = await read(scene);
    await sleep(seconds * 1_000, undefined, { signal: place.signal });
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
  });
}

async function waitUntilQuiet(scene: Scene): Promise<void> {
  let [last, since] = ['', performance.now()];
  await waitForCounts(
    scene,
    (counts) => {
      const now = JSON.stringify(counts);
      if (now !== last) [last, since] = [now, performance.now()];
      return performance.now() - since > quietMs;
    },
    settleMs,
  );
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
