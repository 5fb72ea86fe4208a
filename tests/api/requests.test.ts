import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';

let service: Api;
let api: ApiClient;

beforeAll(async () => {
  service = await startApi('requests');
  api = await service.signUp();
});

const space = { type: 'channel', name: 'News', slug: 'news' } as const;

describe('a request', () => {
  it('needs a key that is known', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${api.key}`]) {
      const answer = await api.request('GET', '/api/uploads', undefined, { authorization });
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    }
  });

  it('is answered with problem+json when it is wrong', async () => {
    const answer = await api.request('POST', '/api/spaces', { ...space, type: 'nothing' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST', errors: [{ path: '/type' }] },
    });
  });

  it.each([
    ['an unknown member', { ...space, extra: 1 }],
    ['a wrong type', { ...space, name: 10 }],
    ['a missing member', { type: 'channel' }],
    ['control characters', { ...space, name: 'a\u0000b' }],
    ['half a character', { ...space, name: 'a\ud800' }],
    ['nothing to see', { ...space, name: '\u200b ' }],
    ['text that is not JSON', '{"type":'],
    ['a poisoned prototype', '{"__proto__":{"a":1},"type":"channel","name":"a","slug":"a"}'],
  ])('with %s is refused', async (_what, body) => {
    expect(await api.request('POST', '/api/spaces', body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
  });

  it.each([
    ['POST', '/api/productions/1/retry', { profile: 'other' }],
    ['POST', '/api/publications/1/approve', []],
    ['POST', '/api/uploads/1/complete', 'null'],
    ['DELETE', '/api/keys/1', { force: true }],
    ['POST', '/api/spaces?dry_run=true', space],
    ['GET', '/api/me?user_id=1', undefined],
    ['HEAD', '/api/me?user_id=1', undefined],
  ])('that says what its operation does not read is refused: %s %s', async (method, path, body) => {
    expect((await api.request(method, path, body)).status).toBe(400);
  });

  it('may have a body without members where none is read', async () => {
    for (const body of [{}, undefined])
      expect((await api.request('POST', '/api/uploads/1/complete', body)).status).toBe(404);
  });

  it('is refused when its query string has more than it may, or a made-up cursor', async () => {
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'other=1'])
      expect(await api.request('GET', `/api/uploads?${query}`)).toMatchObject({ status: 400 });
    for (const path of ['/api/uploads', '/api/feed'])
      expect(await api.request('GET', `${path}?cursor=bm8`)).toMatchObject({
        body: { code: 'INVALID_CURSOR' },
      });
  });

  it('for nothing that exists is 404 with a code', async () => {
    for (const [path, code] of [
      ['/api/nothing', 'NOT_FOUND'],
      [`/api/uploads/${randomUUID()}`, 'UPLOAD_NOT_FOUND'],
      ['/api/productions/01JDZZZZZZZZZZZZZZZZZZZZZZ', 'PRODUCTION_NOT_FOUND'],
      ['/api/productions/99999', 'PRODUCTION_NOT_FOUND'],
      ['/api/spaces/99999/feed', 'SPACE_NOT_FOUND'],
    ] as const)
      expect(await api.request('GET', path)).toMatchObject({ status: 404, body: { code } });
  });

  it('to a path that is none, or with a body that is not JSON, is answered with problem+json too', async () => {
    expect(await api.request('GET', '/api/uploads/%')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
    expect(await api.request('GET', `/api/uploads/${'a'.repeat(500)}`)).toMatchObject({
      body: { code: 'INVALID_REQUEST' },
    });
    const answer = await api.request('POST', '/api/spaces', JSON.stringify(space), {
      'content-type': 'text/plain',
    });
    expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  it('for an unknown profile, or a quality that a profile does not have, is refused', async () => {
    const file = join(inject('testDir'), 'profile.mp4');
    await writeFile(file, 'bytes');
    const { uuid } = await api.upload(file);
    for (const config of [{ profile: 'nothing' }, { profile: 'nothing', quality: 'hq' }] as const)
      expect(await api.POST('/api/productions', { body: { upload_id: uuid, ...config } })).toMatchObject({
        response: { status: 422 },
        error: { code: 'UNKNOWN_PROFILE' },
      });
  });

  it('for a taken slug is refused', async () => {
    expect((await api.POST('/api/spaces', { body: space })).response.status).toBe(201);
    expect(await api.POST('/api/spaces', { body: space })).toMatchObject({
      response: { status: 409 },
      error: { code: 'SLUG_TAKEN' },
    });
  });

  it('for a production of an upload without a file is refused', async () => {
    const file = { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: 5 } as const;
    const { upload } = await ok(api.POST('/api/uploads', { body: file }));
    const answer = await api.POST('/api/productions', { body: { upload_id: upload.id } });
    expect(answer).toMatchObject({ response: { status: 409 }, error: { code: 'UPLOAD_INCOMPLETE' } });
  });
});

describe('beside the API', () => {
  it('health says what works, and that nobody works on the queues', async () => {
    expect((await api.GET('/health/live')).response.status).toBe(200);
    await vi.waitFor(async () => {
      expect(await api.GET('/health/ready')).toMatchObject({
        response: { status: 200 },
        data: { ready: true, problems: [], degraded: [{ code: 'NO_WORKER' }] },
      });
    }, patiently);
  });

  it('Bull Board lets operators in, by a sign-in, and nobody else', async () => {
    const operator = await service.signUp('operator');
    const signIn = (key: string) => ({
      authorization: `Basic ${Buffer.from(`anybody:${key}`).toString('base64')}`,
    });
    const open = (headers: Record<string, string>) =>
      fetch(`${service.apiUrl}/admin/queues/api/queues`, { headers });
    expect((await open({})).status).toBe(401);
    expect((await open({})).headers.get('www-authenticate')).toContain('Basic');
    expect((await open({})).headers.get('content-type')).toContain('application/problem+json');
    expect((await open(signIn('wrong'))).status).toBe(401);
    expect((await open(signIn(api.key))).status).toBe(401);
    const board = await open(signIn(operator.key));
    expect(board.status).toBe(200);
    const { queues } = (await board.json()) as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(queues.map(({ name }) => name)).toEqual([
      'render',
      'delete',
      'describe',
      'webhook',
      'bulk',
      'reconcile',
      'watch',
      'release',
      'twins',
      'expire',
      'clear',
    ]);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  });
});
