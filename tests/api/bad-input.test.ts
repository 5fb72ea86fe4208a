import { connect } from 'node:net';
import { buildApp, openDependencies } from '@bacs/api';
import { openDatabase } from '@bacs/db';
import { ulid as newUlid } from 'ulid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { Answer, ApiClient, NewUpload } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { countRows, listTables } from '../support/tables.ts';
import { buildWorld } from '../support/world.ts';

const service: Api = await startApi('bad_input');
const { deps } = service;

let api: ApiClient;
let other: ApiClient;
let mine: Awaited<ReturnType<typeof buildWorld>>;
let others: typeof mine;
let tables: string[];

beforeAll(async () => {
  [api, other] = [await service.signUp(), await service.signUp()];
  [mine, others] = [await buildWorld(api, 'mine'), await buildWorld(other, 'others')];
  tables = await listTables(service.db);
});

type Ask = () => Promise<Answer>;
type Case = [number: string, what: string, ask: Ask, status: number, code: string];

const upload: NewUpload = { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: 5 };
const space = { type: 'group', name: 'A', slug: 'a' };
const post = (path: string, body?: unknown, headers?: Record<string, string>): Ask => {
  return () => api.request('POST', path, body, headers);
};
const get = (path: string, headers?: Record<string, string>): Ask => {
  return () => api.request('GET', path, undefined, headers);
};
const createUpload = (members: object) => post('/api/uploads', { ...upload, ...members });
const produce = (members: object): Ask => {
  return () => api.request('POST', '/api/productions', { upload_id: mine.uploads, ...members });
};

/** The numbers are those of a list of bad inputs. An input that this API lacks is replaced by the closest one. */
const refused: Case[] = [
  ['1', 'JSON that is none', post('/api/spaces', '{"type":'), 400, 'INVALID_REQUEST'],
  [
    '2',
    'another Content-Type',
    post('/api/spaces', '<a/>', { 'content-type': 'text/xml' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    '2',
    'another character set',
    post('/api/spaces', '{}', { 'content-type': 'application/json; charset=utf-16' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    '3',
    'an empty body',
    post('/api/spaces', '', { 'content-type': 'application/json' }),
    400,
    'INVALID_REQUEST',
  ],
  ['3', 'no body at all', post('/api/spaces'), 400, 'INVALID_REQUEST'],
  [
    '4',
    'a body that is too large',
    post('/api/spaces', { ...space, name: 'a'.repeat(70_000) }),
    413,
    'BODY_TOO_LARGE',
  ],
  [
    '5',
    'a body nested 30,000 deep',
    post('/api/spaces', '['.repeat(30_000) + ']'.repeat(30_000)),
    400,
    'INVALID_REQUEST',
  ],
  [
    '5',
    'thousands of members',
    post('/api/spaces', Object.fromEntries([...Array(4_000).keys()].map((n) => [`m${n}`, n]))),
    400,
    'INVALID_REQUEST',
  ],
  [
    '6',
    '__proto__',
    post('/api/spaces', '{"__proto__":{"a":1},"type":"group","name":"a","slug":"a"}'),
    400,
    'INVALID_REQUEST',
  ],
  [
    '6',
    'constructor.prototype',
    post('/api/spaces', '{"constructor":{"prototype":{"a":1}},"type":"group","name":"a","slug":"a"}'),
    400,
    'INVALID_REQUEST',
  ],
  ['8', 'an unknown member', post('/api/spaces', { ...space, extra: 1 }), 400, 'INVALID_REQUEST'],
  ['8', 'an unknown parameter', get('/api/uploads?other=1'), 400, 'INVALID_REQUEST'],
  ['9', 'a missing member', post('/api/spaces', { type: 'group' }), 400, 'INVALID_REQUEST'],
  ['10', 'text for a number', createUpload({ size_bytes: '5' }), 400, 'INVALID_REQUEST'],
  ['10', 'null for text', createUpload({ filename: null }), 400, 'INVALID_REQUEST'],
  [
    '11',
    '1e999',
    post('/api/uploads', '{"filename":"a","content_type":"video/mp4","size_bytes":1e999}'),
    400,
    'INVALID_REQUEST',
  ],
  [
    '11',
    'NaN',
    post('/api/uploads', '{"filename":"a","content_type":"video/mp4","size_bytes":NaN}'),
    400,
    'INVALID_REQUEST',
  ],
  ['11', 'a negative number', createUpload({ size_bytes: -1 }), 400, 'INVALID_REQUEST'],
  ['11', 'half a byte', createUpload({ size_bytes: 1.5 }), 400, 'INVALID_REQUEST'],
  ['12', 'a width out of range', createUpload({ width: 100_000 }), 400, 'INVALID_REQUEST'],
  [
    '13',
    'options that do not go together: a profile that has no such quality',
    produce({ profile: 'nothing', quality: 'hq' }),
    422,
    'UNKNOWN_PROFILE',
  ],
  [
    '14',
    'an empty list',
    () => api.request('POST', '/api/productions/batch', { upload_id: mine.uploads, items: [] }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '14',
    'too long a list',
    () =>
      api.request('POST', '/api/productions/batch', { upload_id: mine.uploads, items: Array(21).fill({}) }),
    400,
    'INVALID_REQUEST',
  ],
  ['15', 'too long a text', createUpload({ filename: 'a'.repeat(256) }), 400, 'INVALID_REQUEST'],
  ['15', 'a control character', createUpload({ filename: 'a\u0007' }), 400, 'INVALID_REQUEST'],
  ['15', 'NUL', createUpload({ filename: 'a\u0000' }), 400, 'INVALID_REQUEST'],
  ['15', 'half a character', createUpload({ filename: 'a\ud800' }), 400, 'INVALID_REQUEST'],
  [
    '15',
    'an override of the direction',
    createUpload({ filename: 'a\u202e4pm.exe' }),
    400,
    'INVALID_REQUEST',
  ],
  ['17', 'an id that is none', get('/api/uploads/nothing'), 400, 'INVALID_REQUEST'],
  ['17', 'an id written otherwise', get('/api/spaces/0x1/feed'), 400, 'INVALID_REQUEST'],
  ['17', 'an id beyond all numbers', get(`/api/spaces/${'9'.repeat(40)}`), 400, 'INVALID_REQUEST'],
  [
    '17',
    'an id with SQL in it',
    get(`/api/productions/${encodeURIComponent("1' OR '1'='1")}`),
    400,
    'INVALID_REQUEST',
  ],
  ['18', 'an unknown id', get(`/api/productions/${newUlid()}`), 404, 'PRODUCTION_NOT_FOUND'],
  [
    '19',
    'an id of another user',
    () => api.request('GET', `/api/uploads/${others.uploads}`),
    404,
    'UPLOAD_NOT_FOUND',
  ],
  [
    '20',
    'a bucket: inputs are uploads',
    produce({ input: 's3://elsewhere/video.mp4' }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '22',
    'an address for an input',
    produce({ input: 'http://169.254.169.254/latest/' }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '23',
    'an input that is not there',
    async () => {
      const { upload: created } = await ok(api.POST('/api/uploads', { body: upload }));
      return api.request('POST', `/api/uploads/${created.uuid}/complete`);
    },
    409,
    'OBJECT_MISSING',
  ],
  [
    '24',
    'an input of no bytes (one that is no media fails later: tests/pipeline/inputs.test.ts)',
    createUpload({ size_bytes: 0 }),
    400,
    'INVALID_REQUEST',
  ],
  ['25', 'a webhook: there are none', produce({ webhook_url: 'http://10.0.0.1/' }), 400, 'INVALID_REQUEST'],
  [
    '26',
    'too long an Idempotency-Key',
    post('/api/spaces', space, { 'idempotency-key': 'a'.repeat(256) }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '26',
    'an Idempotency-Key with a space',
    post('/api/spaces', space, { 'idempotency-key': 'a b' }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '26',
    'an Idempotency-Key of another request',
    async () => {
      const key = { header: { 'idempotency-key': 'used' } };
      await ok(api.POST('/api/uploads', { params: key, body: upload }));
      return api.request('POST', '/api/uploads', { ...upload, size_bytes: 6 }, { 'idempotency-key': 'used' });
    },
    409,
    'IDEMPOTENCY_KEY_REUSED',
  ],
  ['27', 'no key', get('/api/uploads', { authorization: '' }), 401, 'UNAUTHENTICATED'],
  [
    '27',
    'a key of no meaning',
    get('/api/uploads', { authorization: 'Bearer bacs_nothing' }),
    401,
    'UNAUTHENTICATED',
  ],
  ['27', 'a key for less', post('/api/keys', { name: 'a', role: 'operator' }), 403, 'OPERATOR_ONLY'],
  [
    '29',
    'more than the quota: a file is the one thing that has one',
    createUpload({ size_bytes: 6 * 1024 ** 3 }),
    422,
    'FILE_TOO_LARGE',
  ],
  [
    '30',
    'to cancel what has ended',
    async () => {
      const production = await api.produce({ uuid: mine.uploads });
      await updateRow(service.db, 'productions', production.id, { status: 'failed' });
      return api.request('POST', `/api/productions/${production.ulid}/cancel`);
    },
    409,
    'PRODUCTION_ENDED',
  ],
  ['32', 'no items at all', get('/api/uploads?limit=0'), 400, 'INVALID_REQUEST'],
  ['32', 'too many items', get('/api/uploads?limit=101'), 400, 'INVALID_REQUEST'],
  ['32', 'a cursor of no meaning', get('/api/uploads?cursor=bm8'), 400, 'INVALID_CURSOR'],
  ['33', 'an unknown status', get('/api/productions?status=done'), 400, 'INVALID_REQUEST'],
  [
    '33',
    'a day that is none',
    get('/api/productions?created_after=2026-02-30T00:00:00Z'),
    400,
    'INVALID_REQUEST',
  ],
  [
    '33',
    'a time without its zone',
    get('/api/productions?created_after=2026-02-03T00:00:00'),
    400,
    'INVALID_REQUEST',
  ],
  ...['0x10', '1e1', '%205', '+5', '05', '5.0', '', 'true'].map(
    (limit): Case => [
      '33',
      `a limit of "${limit}"`,
      get(`/api/uploads?limit=${limit}`),
      400,
      'INVALID_REQUEST',
    ],
  ),
  ['33', 'a parameter twice', get('/api/uploads?limit=1&limit=2'), 400, 'INVALID_REQUEST'],
  ['34', 'another method', () => api.request('PUT', '/api/uploads', {}), 405, 'METHOD_NOT_ALLOWED'],
  [
    '36',
    'a compressed body',
    post('/api/spaces', '{}', { 'content-encoding': 'gzip' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    '38',
    'a name that MediaConvert’s metadata would not take',
    produce({ name: 'a'.repeat(257) }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '39',
    'an output prefix: it follows from the ids',
    produce({ output_prefix: '../../' }),
    400,
    'INVALID_REQUEST',
  ],
  ['40', 'an unknown profile', produce({ profile: 'nothing' }), 422, 'UNKNOWN_PROFILE'],
  ['41', 'a priority: there is none', produce({ priority: 51 }), 400, 'INVALID_REQUEST'],
  ['44', 'a deadline: there is none', produce({ deadline: '2020-01-01T00:00:00Z' }), 400, 'INVALID_REQUEST'],
];

/** These requests first create something and are refused afterwards. */
const preparing = new Set(['23', '26', '30']);

describe('bad input', () => {
  it.each(refused)('%s: %s', async (number, _what, ask, status, code) => {
    const before = await countRows(service.db, tables);
    const answer = await ask();
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(answer.body)).not.toMatch(/\.ts:\d|node_modules|bacs_[\w-]{43}/);
    if (!preparing.has(number)) expect(await countRows(service.db, tables)).toEqual(before);
  });

  it('7: of a member that is there twice the last counts', async () => {
    const body = '{"type":"group","name":"first","name":"last","slug":"twice"}';
    expect(await api.request('POST', '/api/spaces', body)).toMatchObject({
      status: 201,
      body: { name: 'last' },
    });
  });

  it.each([
    ['16', '🎬 família 映画'],
    ['21', '../../etc/passwd'],
    ['21', '//*?'],
    ['42', `'; DROP TABLE uploads; -- {"$gt":""} <script>alert(1)</script>`],
  ])('%s: a file name of %s is stored as it is and is no part of the key', async (_number, filename) => {
    const { upload: created } = await ok(api.POST('/api/uploads', { body: { ...upload, filename } }));
    expect((await ok(api.GET('/api/uploads/{id}', at(created.uuid ?? '')))).filename).toBe(filename);
    const rows = service.db.selectFrom('uploads').select('s3_key').where('id', '=', created.id);
    const { s3_key } = await rows.executeTakeFirstOrThrow();
    expect(s3_key).toMatch(new RegExp(`^uploads/[0-9]{4}-[0-9]{2}/[0-9]{2}/${created.uuid}/video\\.mp4$`));
  });

  it('28: too many requests are refused for a while (more in limits.test.ts)', async () => {
    const limits = { RATE_LIMIT_PER_MINUTE: 1, LIMITS_TIMEOUT_MS: 30_000 };
    const limited = await openDependencies({ ...deps.config, ...limits });
    const app = await buildApp(limited.deps);
    const headers = { authorization: `Bearer ${(await service.signUp()).key}` };
    // A replica that has not reached Redis yet counts for itself.
    await vi.waitFor(async () => {
      const answer = await app.inject({ url: '/api/me', headers });
      expect([answer.statusCode, answer.json().code]).toEqual([429, 'RATE_LIMITED']);
    }, patiently);
    await app.close();
    await limited.closeDependencies();
  });

  it('30: a production is canceled twice with the same answer', async () => {
    const { ulid } = await api.produce({ uuid: mine.uploads });
    const cancel = () => api.POST('/api/productions/{id}/cancel', at(ulid));
    for (const answer of [await cancel(), await cancel()])
      expect(answer).toMatchObject({ response: { status: 200 }, data: { status: 'canceled' } });
  });

  it('31: a production is deleted twice, running or not, by one deletion', async () => {
    const { ulid } = await api.produce({ uuid: mine.uploads });
    const remove = () => deletionOf(api.DELETE('/api/productions/{id}', at(ulid)));
    expect((await remove()).ulid).toBe((await remove()).ulid);
  });

  it('34: another method is told which there are, and what can be read has a HEAD', async () => {
    const answer = await api.request('DELETE', '/api/uploads');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await api.request('POST', `/api/uploads/${mine.uploads}`)).headers.get('allow')).toBe(
      'DELETE, GET, HEAD',
    );
    const head = await api.request('HEAD', `/api/uploads/${mine.uploads}`);
    expect([head.status, head.body]).toEqual([200, undefined]);
    expect((await api.request('PUT', '/api/nothing')).status).toBe(404);
  });

  it.each(['/docs/static/nothing.js', '/docs/static/..%2f..%2fpackage.json'])(
    'a file that is not there is not found: %s',
    async (path) => {
      const answer = await fetch(service.apiUrl + path);
      expect(await answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(answer.headers.get('allow')).toBeNull();
      expect((await fetch(service.apiUrl + path, { method: 'PUT' })).status).toBe(405);
    },
  );

  it.each([
    [
      'both lengths',
      'POST /api/spaces HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'two lengths',
      'POST /api/spaces HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde',
      400,
    ],
    ['a space in a header', 'GET /health/live HTTP/1.1\r\nHost : a\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['headers without end', `GET /health/live HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('35: %s on the wire', async (_what, text, status) => {
    const answer = await send(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain(`"status":${status}`);
  });

  it('37: a request that takes for ever to arrive', async () => {
    const { server } = service.app;
    const { requestTimeout, headersTimeout } = server;
    Object.assign(server, { requestTimeout: 500, headersTimeout: 500 });
    const answer = await send('POST /api/spaces HTTP/1.1\r\nHost: a\r\nContent-Le');
    Object.assign(server, { requestTimeout, headersTimeout });
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*REQUEST_TIMEOUT/);
  });

  it('43: whatever type a client would like, it gets JSON', async () => {
    const answer = await api.request('GET', '/api/uploads', undefined, { accept: 'application/xml' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    const problem = await api.request('GET', '/api/uploads/x', undefined, { accept: 'text/html' });
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
  });

  it('45: while MySQL is down', async () => {
    const db = openDatabase('mysql://nobody@127.0.0.1:1/nothing');
    const app = await buildApp({ ...deps, db });
    const answer = await app.inject({ url: '/api/me', headers: { authorization: `Bearer ${api.key}` } });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    expect(answer.headers['retry-after']).toBe('5');
    await app.close();
    await db.destroy();
  });
});

/** Sends text to the API's port and waits until the API hangs up. @returns everything that came back. */
async function send(text: string): Promise<string> {
  const socket = connect(Number(new URL(service.apiUrl).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
