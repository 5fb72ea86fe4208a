import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { openDatabase } from '@bacs/db';
import { isOutboxEmpty, tell } from '@bacs/db/events';
import { revokeApiKey } from '@bacs/db/keys';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openEventStream } from '../../apps/api/src/events/event-stream.ts';
import { follow as followEvents } from '../../apps/api/src/events/follow.ts';
import { openStreams } from '../../apps/api/src/events/streams.ts';
// Only a transaction of ours tells something, so no entry of the package has it.
import { inTransaction } from '../../packages/db/src/transaction.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { type Heard, listen } from '../support/listen.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let file: string;

beforeAll(async () => {
  service = await startService('events_stream', { MAX_EVENT_WAITS: '3', EVENT_BEAT_MS: '500' });
  await service.runWorker();
  api = await service.signUp();
  file = await createStudio(inject('testDir')).film('stream.mp4', '320x180', 1);
});

/** Follows a path until `end` is called. @returns what has come so far. */
async function follow(
  path: string,
  headers: Record<string, string> = { authorization: `Bearer ${api.key}` },
) {
  const abort = new AbortController();
  const heard: Heard[] = [];
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  const ended = listen(api.url + path, {
    headers,
    signal: abort.signal,
    onEvent: (event) => heard.push(event),
    onOpen: resolve,
  });
  ended.catch(reject);
  await opened;
  return { heard, ended, end: () => abort.abort() };
}

const idsOf = (heard: Heard[]) => heard.flatMap(({ id }) => id ?? []);

describe('the stream of events', () => {
  it('tells what happens as it happens, and goes on after the last event that somebody got', async () => {
    const other = await service.signUp();
    const stream = await follow('/api/events/stream');
    const { heard: foreign, end: endForeign } = await follow('/api/events/stream', {
      authorization: `Bearer ${other.key}`,
    });
    const upload = await api.upload(file);
    await vi.waitFor(
      () =>
        expect(stream.heard).toMatchObject([{ type: 'upload.completed', data: { subject: upload.uuid } }]),
      patiently,
    );
    stream.end();
    await stream.ended;
    const { ulid } = await api.produce(upload);
    await api.waitFor(ulid, 'completed');
    const again = await follow('/api/events/stream', {
      authorization: `Bearer ${api.key}`,
      'last-event-id': String(idsOf(stream.heard).at(-1)),
    });
    await vi.waitFor(
      () => expect(again.heard.map(({ type }) => type)).toContain('production.completed'),
      patiently,
    );
    const all = await ok(api.GET('/api/events', { params: { query: {} } }));
    expect([...stream.heard, ...again.heard].map(({ data }) => data)).toEqual(all.items);
    expect(foreign).toEqual([]);
    again.end();
    endForeign();
  });

  it('says from where to go on before anything has happened', async () => {
    const user = await service.signUp();
    const headers = { authorization: `Bearer ${user.key}` };
    const answer = await fetch(`${user.url}/api/events/stream`, { headers });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const start = (await reader?.read())?.value ?? '';
    expect(start).toMatch(/^id: \d+\n\n$/);
    // What happens to others moves the place on.
    await tellOne(await service.signUp(), 'other');
    await vi.waitFor(async () => expect((await reader?.read())?.value).not.toBe(start), patiently);
    await reader?.cancel();
    await tellOne(user, 'missed');
    const place = start.replace(/\D/g, '');
    const again = await follow('/api/events/stream', { ...headers, 'last-event-id': place });
    await vi.waitFor(() => expect(again.heard).toMatchObject([{ data: { subject: 'missed' } }]), patiently);
    again.end();
  });

  it('of one production tells its events, and how far it is without an id', async () => {
    await service.aws.setFaults({ latency_ms: { CreateJob: 300 } });
    const upload = await api.upload(file);
    const { ulid } = await api.produce(upload);
    const stream = await follow(`/api/productions/${ulid}/events?after=0`);
    await vi.waitFor(() => {
      const types = stream.heard.map(({ type }) => type);
      expect(types.find((type) => type !== 'progress')).toBe('production.queued');
      expect(types).toContain('production.completed');
      expect(stream.heard.find(({ type }) => type === 'progress')).toMatchObject({ id: undefined });
      const progress = stream.heard.filter(({ type }) => type === 'progress');
      expect(progress.at(-1)?.data).toEqual({ progress_percent: 100 });
    }, patiently);
    expect(stream.heard.every(({ type, data }) => type === 'progress' || data.subject === ulid)).toBe(true);
    stream.end();
  });

  it('opens with a ticket, once', async () => {
    const { ticket } = await ok(api.POST('/api/events/tickets', {}));
    const stream = await follow(`/api/events/stream?ticket=${ticket}`, {});
    await expect(follow(`/api/events/stream?ticket=${ticket}`, {})).rejects.toThrow('401');
    await expect(follow(`/api/events?ticket=${ticket}`, {})).rejects.toThrow('401');
    stream.end();
  });

  it('opens with no ticket of an API key that is not valid any more', async () => {
    const user = await service.signUp();
    const { ticket } = await ok(user.POST('/api/events/tickets', {}));
    await revokeKeysOf(user);
    await expect(follow(`/api/events/stream?ticket=${ticket}`, {})).rejects.toThrow('401');
  });

  it('lets go whoever does not read, and goes on where they were', async () => {
    const user = await service.signUp();
    const headers = { authorization: `Bearer ${user.key}` };
    const deaf = await Promise.all([1, 2, 3].map(() => openDeaf(user)));
    await expect(follow('/api/events/stream', headers)).rejects.toThrow('429');
    await tellMuch(user);
    const again = await vi.waitFor(() => follow('/api/events/stream?after=0', headers), patiently);
    await vi.waitFor(() => expect(again.heard).toHaveLength(much.events), patiently);
    const all = await ok(user.GET('/api/events', { params: { query: { limit: 100 } } }));
    expect(again.heard.map(({ data }) => data)).toEqual(all.items);
    again.end();
    for (const answer of deaf) answer.destroy();
  });

  it('is not for whoever has too many already', async () => {
    const user = await service.signUp();
    const headers = { authorization: `Bearer ${user.key}` };
    const streams = await Promise.all([1, 2, 3].map(() => follow('/api/events/stream', headers)));
    await expect(follow('/api/events/stream', headers)).rejects.toThrow('429');
    streams[0]?.end();
    await streams[0]?.ended;
    const next = await vi.waitFor(() => follow('/api/events/stream', headers), patiently);
    for (const { end } of [next, ...streams]) end();
  });

  it('is forgotten if its client leaves before it begins', async () => {
    const { url, key } = await service.signUp();
    const { streams, tail } = service.deps;
    const { add } = streams;
    const { listen } = tail;
    const ended: boolean[] = [];
    vi.spyOn(streams, 'add').mockImplementationOnce((one) => {
      const index = ended.push(false) - 1;
      const forget = add(one);
      return () => {
        ended[index] = true;
        forget();
      };
    });
    const { hostname, port } = new URL(url);
    const accepted = once(service.app.server, 'connection');
    const client = connect(Number(port), hostname);
    vi.spyOn(tail, 'listen').mockImplementationOnce(async (listener) => {
      const [connection] = await accepted;
      client.destroy();
      await once(connection, 'close');
      return await listen(listener);
    });
    client.write(`GET /api/events/stream HTTP/1.1\r\nhost: api\r\nauthorization: Bearer ${key}\r\n\r\n`);
    await vi.waitFor(() => expect(ended).toEqual([true]), patiently);
    vi.restoreAllMocks();
  });

  it('goes on for whoever comes while the keys of others are looked at', async () => {
    const [early, late] = [await keyOf(await service.signUp()), await keyOf(await service.signUp())];
    const streams = openStreams({
      db: service.db,
      beatMs: 50,
      onError: (error) => expect.fail(error.message),
    });
    const ended: string[] = [];
    const open = (name: string, keyId: number, beat: () => void) =>
      streams.add({ keyId, stream: { ...openEventStream(), beat, end: () => ended.push(name) } });
    let beats = 0;
    const forget = [
      open('early', early, () => {
        beats += 1;
        if (beats === 1) queueMicrotask(() => forget.push(open('late', late, () => {})));
      }),
    ];
    await vi.waitFor(() => expect(beats).toBeGreaterThan(5), patiently);
    expect(ended).toEqual([]);
    for (const end of forget) end();
  });

  it('beats on while the database is slow, which it does not ask again meanwhile', async () => {
    const db = openDatabase(service.environment['DATABASE_URL'] ?? '');
    const keyId = await keyOf(await service.signUp());
    const streams = openStreams({ db, beatMs: 50, onError: (error) => expect.fail(error.message) });
    let beats = 0;
    const beat = () => {
      beats += 1;
    };
    const countWaits = async () => {
      const { rows } = await sql<{ count: number | string }>`
        SELECT COUNT(*) AS count FROM information_schema.processlist
        WHERE db = DATABASE() AND id <> CONNECTION_ID()
        AND (info LIKE 'select _id_, _progress_percent_ from%' OR info LIKE 'select%_api_keys_%')`.execute(
        service.db,
      );
      return Number(rows[0]?.count);
    };
    await service.db.connection().execute(async (connection) => {
      await sql`LOCK TABLES api_keys WRITE, productions WRITE`.execute(connection);
      const forget = streams.add({ keyId, production: 1, stream: { ...openEventStream(), beat } });
      try {
        // Until then there are forty turns to look for its key, and two to look for its production.
        await vi.waitFor(() => expect(beats).toBeGreaterThan(40), patiently);
        expect(await countWaits()).toBeLessThanOrEqual(2);
      } finally {
        forget();
        await sql`UNLOCK TABLES`.execute(connection);
      }
    });
    await db.destroy();
  });

  it('says why when it cannot be read on', async () => {
    const { user } = await service.signUp();
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...{ type: 'production.deleted' as const, subject: `many-${index}`, userId: user.id },
      snapshot: { text: 'x'.repeat(1_000) },
    }));
    await inTransaction(service.db, (tx) => tell(tx, many));
    await vi.waitFor(async () => expect(await isOutboxEmpty(service.db)).toBe(true), patiently);
    const db = openDatabase(service.environment['DATABASE_URL'] ?? '');
    const errors: Error[] = [];
    const onError = (error: Error) => errors.push(error);
    const stream = openEventStream();
    await followEvents({ db, tail: service.deps.tail, onError }, stream, { userId: user.id, after: 0 });
    await db.destroy();
    stream.body.resume();
    await vi.waitFor(() => expect(stream.body.destroyed).toBe(true), patiently);
    expect(errors).toMatchObject([{ message: 'driver has already been destroyed' }]);
  });

  it('ends with the API key that opened it', async () => {
    const user = await service.signUp();
    const stream = await follow('/api/events/stream', { authorization: `Bearer ${user.key}` });
    await revokeKeysOf(user);
    await stream.ended;
  });
});

async function revokeKeysOf(client: ApiClient): Promise<void> {
  for (const key of await keysOf(client)) await revokeApiKey(service.db, key);
}

async function keyOf(client: ApiClient): Promise<number> {
  const [key] = await keysOf(client);
  return key?.id ?? expect.fail('no key');
}

async function keysOf({ user }: ApiClient) {
  return await service.db
    .selectFrom('api_keys')
    .select(['id', 'user_id'])
    .where('user_id', '=', user.id)
    .execute();
}

/** Opens the stream and reads nothing of it. */
async function openDeaf({ url, key }: ApiClient): Promise<IncomingMessage> {
  const request = get(`${url}/api/events/stream`, { headers: { authorization: `Bearer ${key}` } });
  const [answer]: IncomingMessage[] = await once(request, 'response');
  if (!answer) throw new Error('no answer');
  return answer.on('error', () => {});
}

/** More than the sockets of both sides hold besides what a stream may be behind */
const much = { events: 18, bytes: 900_000 };

/** Tells so much, and waits until all of it has a number. */
async function tellMuch(user: ApiClient): Promise<void> {
  const text = 'x'.repeat(much.bytes);
  for (let index = 0; index < much.events; index += 1) await tellOne(user, `much-${index}`, { text });
  await vi.waitFor(async () => expect(await isOutboxEmpty(service.db)).toBe(true), patiently);
}

async function tellOne({ user }: ApiClient, subject: string, snapshot: object = {}): Promise<void> {
  await inTransaction(service.db, (tx) =>
    tell(tx, [{ type: 'production.deleted', subject, userId: user.id, snapshot }]),
  );
}
