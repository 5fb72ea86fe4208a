import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiError,
  type BacsClient,
  ConnectionError,
  createClient,
  EventsRemovedError,
  ok,
  type Upload,
} from '@bacs/client';
import { removeOldClientEvents } from '@bacs/db/events';
import { answersOk, waitForReady } from '@bacs/stack';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { contentTypes } from '../../apps/api/src/uploads/content-types.ts';
import { typesByExtension } from '../../packages/client/src/content-type.ts';
import { freePort } from '../cluster/free-port.ts';
import { type FaultProxy, openProxy } from '../cluster/proxy.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { startApp } from '../support/processes.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let proxy: FaultProxy;
/** Goes past the proxy, and does not repeat anything. */
let api: ApiClient;
/** Goes through the proxy. */
let bacs: BacsClient;
const file = new File(['bytes'], 'film.mp4', { type: 'video/mp4' });

beforeAll(async () => {
  service = await startService('client', { MAX_EVENT_WAITS: '2', RATE_LIMIT_PER_MINUTE: '1000' });
  await service.runWorker();
  proxy = await openProxy(Number(new URL(service.apiUrl).port));
  api = await service.signUp();
  bacs = createClient({ apiUrl: `http://127.0.0.1:${proxy.port}`, apiKey: api.key });
});

afterTests(() => proxy?.close());

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Makes a client whose nth request that matches gets the page of a proxy, as all do while the API is away. */
function createUnlucky(pattern: RegExp, nth = 1) {
  const met = Promise.withResolvers<void>();
  let count = 0;
  const meet: typeof fetch = async (input, init) => {
    const { method, url } = input as Request;
    if (!pattern.test(`${method} ${url}`) || ++count !== nth) return await fetch(input, init);
    met.resolve();
    return new Response('<h1>No server</h1>', { status: 404 });
  };
  const unlucky = createClient({ apiUrl: service.apiUrl, apiKey: api.key, fetch: meet });
  return { unlucky, met: met.promise };
}

const refusal = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

it('sends a file with progress, renders it, waits for the end, and tells of all that', async () => {
  const loaded: number[] = [];
  const upload = await bacs.upload(file, { onProgress: (progress) => loaded.push(progress.loaded) });
  expect(upload).toMatchObject({ status: 'uploaded', filename: 'film.mp4', content_type: 'video/mp4' });
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  expect(loaded.at(-1)).toBeGreaterThan(file.size);

  const statuses: (string | null)[] = [];
  const production = await bacs.createProduction({ upload_id: upload.uuid ?? '' });
  const end = await bacs.waitFor(production, { onProgress: ({ status }) => statuses.push(status) });
  expect(end).toMatchObject({ status: 'completed', ulid: production.ulid, progress_percent: 100 });
  expect(statuses.at(-1)).toBe('completed');

  const told: string[] = [];
  for await (const { type, subject } of bacs.events({ after: 'oldest' })) {
    told.push(`${type} ${subject}`);
    if (type === 'production.completed') break;
  }
  expect(told).toContain(`upload.completed ${upload.uuid}`);
  expect(told.at(-1)).toBe(`production.completed ${production.ulid}`);
});

describe('a request whose answer is lost', () => {
  it('makes one production, because it is sent again with its key', async () => {
    const { uuid } = await bacs.upload(file);
    const before = await collect(bacs.items('/api/productions'));
    const lost = proxy.dropAnswer(/^POST \/api\/productions /);
    const created = bacs.createProduction({ upload_id: uuid ?? '' });
    (await lost).cut();
    const { ulid } = await created;
    const after = await collect(bacs.items('/api/productions'));
    expect(after.map((item) => item.ulid)).toEqual([ulid, ...before.map((item) => item.ulid)]);
  });

  it('is not sent again without a key, and the error says what got no answer', async () => {
    const before = (await collect(bacs.items('/api/spaces'))).length;
    const lost = proxy.dropAnswer(/^POST \/api\/spaces /);
    const created = refusal(bacs.http.POST('/api/spaces', { body: { type: 'group', name: 'A', slug: 'a' } }));
    (await lost).cut();
    const error = await created;
    expect(error).toBeInstanceOf(ConnectionError);
    expect(String(error)).toMatch(/^ConnectionError: POST http:.*\/api\/spaces got no answer: ./);
    expect(await collect(bacs.items('/api/spaces'))).toHaveLength(before + 1);
  });
});

describe('a file', () => {
  it.each([
    ['breaks', { accept_then_reset: { PostObject: { count: 1 } } }],
    ['is refused for now', { error: { PostObject: { status: 503, code: 'SlowDown', count: 1 } } }],
  ])('whose way to S3 %s is sent again, for the same upload', async (_what, faults) => {
    const uploads = (await collect(bacs.items('/api/uploads'))).length;
    const posts = (await service.aws.calls('PostObject')).length;
    await service.aws.setFaults(faults);
    expect(await bacs.upload(file)).toMatchObject({ status: 'uploaded' });
    expect(await service.aws.calls('PostObject')).toHaveLength(posts + 2);
    expect(await collect(bacs.items('/api/uploads'))).toHaveLength(uploads + 1);
  });

  it.each([
    ['announced once more', /POST .*[/]uploads$/, 2],
    ['completed', /POST .*[/]complete$/, 1],
  ])('that is under way is %s, however long the API is away', async (_what, pattern, nth) => {
    await service.aws.setFaults({ error: { PostObject: { status: 503, code: 'SlowDown', count: 1 } } });
    const posts = (await service.aws.calls('PostObject')).length;
    const sent: Upload[] = [];
    const { unlucky, met } = createUnlucky(pattern, nth);
    const uploaded = unlucky.upload(file, { onSent: (upload) => sent.push(upload) });
    expect(await uploaded).toMatchObject({ status: 'uploaded' });
    await met;
    expect(sent).toMatchObject([{ uuid: (await uploaded).uuid, status: 'signed' }]);
    expect(await service.aws.calls('PostObject')).toHaveLength(posts + 2);
  });

  it('has a type that the API takes, though its own system has another one or none for it', async () => {
    const files: [name: string, type: string, announced: string][] = [
      ['film.mov', 'video/quicktime', 'video/quicktime'],
      ['film', 'video/webm;codecs=vp9', 'video/webm;codecs=vp9'],
      ['film.ts', 'text/vnd.trolltech.linguist', 'video/mp2t'],
      ['film.MTS', 'video/vnd.dlna.mpeg-tts', 'video/mp2t'],
      ['film.vob', '', 'video/mpeg'],
      ['film.gxf', 'application/gxf', 'video/mp4'],
      ['film', '', 'video/mp4'],
    ];
    expect(contentTypes).toEqual(expect.arrayContaining(Object.values(typesByExtension)));
    for (const [name, type, content_type] of files)
      expect(await bacs.upload(new File(['bytes'], name, { type }))).toMatchObject({ content_type });
  });

  it('that S3 refuses is not sent again, and the error shows what S3 said', async () => {
    const posts = (await service.aws.calls('PostObject')).length;
    await service.aws.setFaults({ error: { PostObject: { status: 403, code: 'AccessDenied', count: 1 } } });
    const error = await refusal(bacs.upload(file));
    expect(error).toMatchObject({ name: 'ApiError', status: 403, code: undefined });
    expect(String(error)).toContain('AccessDenied');
    expect(await service.aws.calls('PostObject')).toHaveLength(posts + 1);
  });
});

it('a reader and a waiter outlive a killed API and the pages of a proxy, and miss nothing', async () => {
  const port = String(await freePort());
  const apiUrl = `http://127.0.0.1:${port}`;
  const start = async () => {
    const main = await startApp('api', { ...service.environment, PORT: port });
    await waitForReady(main, () => answersOk(`${apiUrl}/health/live`));
    return main;
  };
  const first = await start();
  const remote = createClient({ apiUrl, apiKey: api.key });
  const { uuid } = await remote.upload(file);
  await service.aws.setFaults({ paused: '.' });
  const heard: number[] = [];
  const { ulid } = await remote.createProduction({ upload_id: uuid ?? '' });
  const reading = (async () => {
    for await (const { id, subject, type } of remote.events({ after: 'oldest' })) {
      heard.push(id);
      if (subject === ulid && type === 'production.completed') return;
    }
  })();
  const submitted = Promise.withResolvers<void>();
  const end = remote.waitFor(ulid ?? '', {
    onProgress: ({ status }) => status === 'submitted' && submitted.resolve(),
  });
  await submitted.promise;
  first.kill('SIGKILL');
  await first.ended;
  const asked = new Set<string>();
  const page = createServer(({ url = '' }, response) => {
    asked.add(url.split('/')[2]?.split('?')[0] ?? '');
    response.writeHead(404).end('<h1>No server</h1>');
  }).listen(Number(port), '127.0.0.1');
  await vi.waitUntil(() => asked.has('events') && asked.has('productions'), patiently);
  page.close();
  page.closeAllConnections();
  await service.aws.setFaults({});
  // What ends while the API is away is told by its other process.
  await api.waitFor(ulid ?? '', 'completed');
  await start();
  expect(await end).toMatchObject({ ulid, status: 'completed' });
  await reading;
  const { items } = await ok(bacs.http.GET('/api/events', { params: { query: { limit: 100 } } }));
  expect(heard).toEqual(items.slice(0, heard.length).map(({ id }) => id));
});

it('a reader from now on outlives an API that goes away before anything has happened', async () => {
  const { unlucky, met } = createUnlucky(/events[?].*wait=/);
  const next = unlucky.events({ types: ['upload.completed'] }).next();
  await met;
  const { uuid } = await bacs.upload(file);
  expect((await next).value).toMatchObject({ subject: uuid });
});

it('who may open no stream looks again and again', async () => {
  const streams = new AbortController();
  const headers = { authorization: `Bearer ${api.key}` };
  const open = () => fetch(`${service.apiUrl}/api/events/stream`, { headers, signal: streams.signal });
  await Promise.all([open(), open()]);
  expect((await open()).status).toBe(429);
  await service.aws.setFaults({ paused: '.' });
  const { uuid } = await bacs.upload(file);
  const production = await bacs.createProduction({ upload_id: uuid ?? '' });
  const end = bacs.waitFor(production);
  await service.aws.setFaults({});
  expect(await end).toMatchObject({ ulid: production.ulid, status: 'completed' });
  streams.abort();
});

describe('what refuses', () => {
  it('for now, and says until when, is asked again after that', async () => {
    const limit = `${service.environment['QUEUE_PREFIX']}:requests:user:${api.user.id}`;
    await vi.waitFor(async () => {
      await service.deps.redis.set(limit, 10_000, 'PX', 5_000);
      expect((await bacs.http.POST('/api/events/tickets')).response.status).toBe(429);
    }, patiently);
    expect((await ok(bacs.http.GET('/api/me'))).id).toBe(api.user.id);
  });

  it('is told by its code, by its text, and has the id of its line in the log', async () => {
    const error = await refusal(bacs.waitFor('01M81C2WT8M8Q4W6X7Y8ZABCDE'));
    expect(error).toBeInstanceOf(ApiError);
    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(error).toMatchObject({ status: 404, code: 'PRODUCTION_NOT_FOUND', requestId });
    expect(String(error)).toMatch(/^ApiError: The production does not exist.* \(PRODUCTION_NOT_FOUND\)$/);
  });

  it('is told also when it is not the API, or only looks as if all were well', async () => {
    const page = createServer((_request, response) => response.end('<h1>Welcome</h1>'));
    await once(page.listen(0, '127.0.0.1'), 'listening');
    const { port } = page.address() as AddressInfo;
    for (const apiUrl of [`http://127.0.0.1:${port}`, service.aws.url]) {
      const error = await refusal(createClient({ apiUrl, apiKey: api.key }).waitFor('1'));
      expect(error).toMatchObject({ name: 'ApiError', code: undefined });
      expect(String(error)).toContain('not as the API does');
    }
    page.close();
  });

  it('events that are not kept any more has a name of its own, and the oldest can be gone on from', async () => {
    await vi.waitFor(async () => {
      const { removed } = await removeOldClientEvents(service.db, { days: 0, after: 0, limit: 1_000 });
      expect(removed).toBeGreaterThan(0);
    }, patiently);
    const error = await refusal(bacs.events({ after: 0 }).next());
    expect(error).toBeInstanceOf(EventsRemovedError);
    expect(error).toMatchObject({ status: 410, code: 'EVENTS_REMOVED' });
    const next = bacs.events({ after: 'oldest', types: ['upload.completed'] }).next();
    const { uuid } = await bacs.upload(file);
    expect((await next).value).toMatchObject({ type: 'upload.completed', subject: uuid, data: { uuid } });
  });
});

it('whoever waits can stop waiting', async () => {
  const reason = new Error('enough');
  const { uuid } = await bacs.upload(file);
  await service.aws.setFaults({ paused: '.' });
  const production = await bacs.createProduction({ upload_id: uuid ?? '' });
  const stop = new AbortController();
  const { signal } = stop;
  const waits = [
    refusal(bacs.waitFor(production, { onProgress: () => stop.abort(reason), signal })),
    refusal(bacs.events({ subject: 'nothing', signal }).next()),
  ];
  expect(await Promise.all(waits)).toEqual([reason, reason]);
  expect(await refusal(bacs.upload(file, { signal }))).toBe(reason);
  await service.aws.setFaults({});
});
