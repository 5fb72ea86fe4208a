import { connect } from 'node:net';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { at } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';

type Line = Record<string, unknown> & { msg: string };

const log: string[] = [];
const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
const service: Api = await startApi('request-log', {}, logger);
const lines = (): Line[] => log.map((line) => JSON.parse(line));
/** Waits for the only line about requests: it comes a moment after the answer. */
const onlyLine = async () => {
  await vi.waitFor(() => expect(lines().filter(({ method }) => method)).toHaveLength(1), patiently);
  return lines()[0];
};

let api: ApiClient;
let keyId: number;

beforeAll(async () => {
  api = await service.signUp();
  const key = service.db.selectFrom('api_keys').select('id').where('user_id', '=', api.user.id);
  keyId = (await key.executeTakeFirstOrThrow()).id;
});
beforeEach(() => void log.splice(0));

describe('a request has one line in the log', () => {
  it('with its route, status and time, and the numbers of its user and key', async () => {
    await api.GET('/api/productions', { params: { query: { limit: 5 } } });
    expect(await onlyLine()).toMatchObject({
      level: 30,
      msg: 'request',
      method: 'GET',
      route: '/api/productions',
      path: '/api/productions',
      status: 200,
      duration_ms: expect.any(Number),
      user_id: api.user.id,
      key_id: keyId,
      reqId: expect.any(String),
    });
  });

  it.each([
    ['of something that is not there', () => api.GET('/api/uploads/{id}', at('77')), 'UPLOAD_NOT_FOUND', 404],
    ['that is not valid', () => api.request('POST', '/api/productions', { no: 1 }), 'INVALID_REQUEST', 400],
    ['to no address', () => api.request('GET', '/nothing'), 'NOT_FOUND', 404],
    ['that cannot be decoded', () => fetch(`${service.apiUrl}/api/uploads/%E0%A4%A`), 'INVALID_REQUEST', 400],
    ['without a key', () => fetch(`${service.apiUrl}/api/uploads`), 'UNAUTHENTICATED', 401],
    ['to Bull Board', () => fetch(`${service.apiUrl}/admin/queues/`), 'UNAUTHENTICATED', 401],
  ])('when it is refused, with an id that the answer has too: one %s', async (_what, ask, code, status) => {
    const answer = await ask();
    const { headers } = 'response' in answer ? answer.response : answer;
    expect(await onlyLine()).toMatchObject({
      reqId: headers.get('x-request-id'),
      level: 30,
      msg: 'request refused',
      status,
      code,
      reason: expect.stringMatching(/./),
    });
  });

  it('when it fails, with the error and still its user and key', async () => {
    await sql`RENAME TABLE uploads TO elsewhere`.execute(service.db);
    const { response } = await api.GET('/api/uploads');
    await sql`RENAME TABLE elsewhere TO uploads`.execute(service.db);
    expect(response.status).toBe(500);
    expect(await onlyLine()).toMatchObject({
      level: 50,
      msg: 'request failed',
      route: '/api/uploads',
      code: 'INTERNAL_ERROR',
      user_id: api.user.id,
      key_id: keyId,
      err: { stack: expect.stringContaining('at ') },
    });
  });

  it('when an operator looks at Bull Board', async () => {
    const { key, user } = await service.signUp('operator');
    const authorization = `Basic ${Buffer.from(`me:${key}`).toString('base64')}`;
    await fetch(`${service.apiUrl}/admin/queues/api/queues`, { headers: { authorization } });
    expect(await onlyLine()).toMatchObject({ status: 200, user_id: user.id });
    expect(log.join('')).not.toContain(authorization.slice(6));
  });

  it('when its client goes away before the answer', async () => {
    const locked = service.db.transaction().execute(async (tx) => {
      await sql`LOCK TABLES uploads WRITE`.execute(tx);
      const socket = connect(Number(new URL(service.apiUrl).port), '127.0.0.1');
      socket.write(`GET /api/uploads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${api.key}\r\n\r\n`);
      await vi.waitFor(async () => {
        const { rows } = await sql`SHOW PROCESSLIST`.execute(service.db);
        expect(JSON.stringify(rows)).toContain('Waiting for table metadata lock');
      }, patiently);
      socket.destroy();
      await vi.waitFor(() => expect(log).not.toEqual([]), patiently);
      await sql`UNLOCK TABLES`.execute(tx);
    });
    await locked;
    expect(await onlyLine()).toMatchObject({ msg: 'request given up by its client', route: '/api/uploads' });
  });

  it.each(['/health/live', '/health/ready'])('that only who debugs sees: %s', async (path) => {
    await fetch(service.apiUrl + path);
    expect(await onlyLine()).toMatchObject({ level: 20, route: path });
  });
});
