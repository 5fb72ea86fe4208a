import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '@bacs/db';
import { findEventNumbers, isOutboxEmpty, numberEvents, tell } from '@bacs/db/events';
import { sql } from 'kysely';
import { ulid } from 'ulid';
// This function is not part of the entry of the package: only a transaction of ours tells something.
import { inTransaction } from '../../packages/db/src/transaction.ts';
import { createRandom } from '../soak/random.ts';
import { ok } from '../support/answers.ts';
import type { Api } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { type Heard, listen } from '../support/listen.ts';
import { lookUntil, patiently } from '../support/patiently.ts';
import { accepted } from '../webhooks/sink.ts';
import { hookUp } from '../webhooks/stage.ts';

export type Checked = {
  committed: string[];
  rolledBack: string[];
  /** The table's events, in the order of their numbers */
  stored: { number: number; subject: string; user_id: number | null }[];
  /** What the receiver of each user's webhook has taken, in the order in which it did */
  receivers: { userId: number; got: { id: number; subject: string; body: string }[] }[];
  /** What each reader got, in the order in which it came */
  readers: { userId: number; door: string; got: { id: number; subject: string; body: string }[] }[];
  relaysKilled: number;
};

const writers = 20;
const users = 3;
/** A writer keeps its transaction open for so long after it has told something. */
const longestHoldMs = 80;

/**
 * Lets writers commit in any order, while a second relay is killed again and again and readers come and go. Every
 * reader then reads to the end.
 */
export async function checkDoors(
  api: Api,
  databaseUrl: string,
  { seconds, seed }: { seconds: number; seed: number },
): Promise<Checked> {
  const random = createRandom(seed);
  const clients = await Promise.all(Array.from({ length: users }, () => api.signUp()));
  const hooked = await Promise.all(clients.map((client) => hookUp(api, null, client)));
  const writing = openDatabase(databaseUrl, { poolSize: writers });
  const relaying = openDatabase(databaseUrl, { poolSize: 1 });
  const until = performance.now() + seconds * 1_000;
  // Writers tell faster than one event after the other is numbered, sent and answered.
  const patience = patiently.timeout + 10_000 * seconds;
  const isOver = () => performance.now() > until;
  const committed: string[] = [];
  const rolledBack: string[] = [];

  const write = async () => {
    while (!isOver()) {
      const subject = ulid();
      const { id: userId } = random.pick(clients as [ApiClient, ...ApiClient[]]).user;
      const holdMs = random.int(0, longestHoldMs);
      const fails = random.int(1, 10) === 1;
      const count = random.int(1, 3);
      const telling = inTransaction(writing, async (tx) => {
        const tellings = Array.from({ length: count }, (_one, index) => ({
          type: 'production.deleted' as const,
          subject,
          userId,
          snapshot: { subject, index },
        }));
        await tell(tx, tellings);
        await sleep(holdMs);
        if (fails) throw new RolledBack();
      });
      await telling.then(
        () => committed.push(...Array<string>(count).fill(subject)),
        (error) => {
          if (!(error instanceof RolledBack)) throw error;
          rolledBack.push(subject);
        },
      );
    }
  };

  let relaysKilled = 0;
  const relay = async () => {
    while (!isOver() || relaysKilled === 0) {
      const connection = await idOf(relaying);
      const numbering = numberEvents(relaying, { present: ({ snapshot }) => snapshot, limit: 50 }).catch(
        () => undefined,
      );
      if (connection !== undefined && random.int(1, 2) === 1) {
        await sleep(random.int(0, 4));
        await sql`KILL CONNECTION ${sql.lit(connection)}`.execute(writing).catch(() => {});
        relaysKilled += 1;
      }
      await numbering;
      await sleep(random.int(0, 20));
    }
  };

  const readersAt = (door: string) =>
    clients.map((client) => ({ client, door, got: [] as Checked['readers'][0]['got'] }));
  const cursors = readersAt('cursor');
  const streams = readersAt('stream');
  const readCursor = async ({ client, got }: (typeof cursors)[0]) => {
    let after = 0;
    const readPage = async (wait: number) => {
      const query = { after, wait, limit: random.int(1, 100) };
      const page = await ok(client.GET('/api/events', { params: { query } }));
      got.push(...page.items.map(({ id, subject, data }) => ({ id, subject, body: JSON.stringify(data) })));
      after = page.next_after;
    };
    while (!isOver()) {
      await readPage(random.int(0, 1));
      if (random.int(1, 10) === 1) await sleep(random.int(0, 300));
    }
    await lookUntil(
      async () => {
        if (!(await isOutboxEmpty(api.db))) return undefined;
        const { last } = await findEventNumbers(api.db);
        while (after < last) await readPage(0);
        return true;
      },
      () => 'the reader did not reach the last event',
      patience,
    );
  };

  const readStream = async ({ client, got }: (typeof streams)[0]) => {
    const readUntil = async ({ signal }: AbortController, onOpen?: () => void) => {
      const last = got.at(-1)?.id;
      const headers = {
        authorization: `Bearer ${client.key}`,
        ...(last !== undefined && { 'last-event-id': String(last) }),
      };
      const onEvent = ({ id = 0, data }: Heard) =>
        got.push({ id, subject: data.subject ?? '', body: JSON.stringify(data.data) });
      await listen(`${api.apiUrl}/api/events/stream?after=0`, { headers, signal, onEvent, onOpen }).catch(
        (error) => {
          if (!signal.aborted) throw error;
        },
      );
    };
    while (!isOver()) {
      const leave = new AbortController();
      await readUntil(leave, () => setTimeout(() => leave.abort(), random.int(0, 800)));
    }
    const end = new AbortController();
    const reading = readUntil(end);
    await lookUntil(
      async () => {
        if (!(await isOutboxEmpty(api.db))) return undefined;
        const { last } = await lastOf(client);
        return (got.at(-1)?.id ?? 0) >= last ? true : undefined;
      },
      () => 'the stream did not reach the last event',
      patience,
    );
    end.abort();
    await reading;
  };
  const readWebhook = async ({ api: { user }, sink }: (typeof hooked)[0]) => {
    await lookUntil(
      async () => {
        const { count } = await api.db
          .selectFrom('events')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('user_id', '=', user.id)
          .executeTakeFirstOrThrow();
        return new Set(accepted(sink).map(({ id }) => id)).size >= Number(count) ? true : undefined;
      },
      () => 'the receiver did not get the last event',
      patience,
    );
  };
  const lastOf = async ({ user }: ApiClient) => {
    const { last } = await api.db
      .selectFrom('events')
      .select((eb) => eb.fn.max<number | null>('number').as('last'))
      .where('user_id', '=', user.id)
      .executeTakeFirstOrThrow();
    return { last: last ?? 0 };
  };

  try {
    const reading = [...cursors.map(readCursor), ...streams.map(readStream)];
    await Promise.all([...Array.from({ length: writers }, write), relay(), ...reading]);
    await Promise.all(hooked.map(readWebhook));
    const stored = await api.db
      .selectFrom('events')
      .select(['number', 'subject', 'user_id'])
      .orderBy('number')
      .execute();
    return {
      committed,
      rolledBack,
      stored,
      receivers: hooked.map(({ api: { user }, sink }) => ({
        userId: user.id,
        got: accepted(sink).map(({ event, body }) => ({ id: event.id, subject: event.subject, body })),
      })),
      readers: [...cursors, ...streams].map(({ client, ...rest }) => ({ userId: client.user.id, ...rest })),
      relaysKilled,
    };
  } finally {
    await Promise.all([writing.destroy(), relaying.destroy()]);
  }
}

/** Returns the server's number of the only connection; undefined when it has just been killed. */
async function idOf(db: Database): Promise<number | undefined> {
  const asked = await sql<{ id: number }>`SELECT CONNECTION_ID() AS id`.execute(db).catch(() => undefined);
  return asked?.rows[0]?.id;
}

class RolledBack extends Error {}
