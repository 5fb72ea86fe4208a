import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';

let service: Api;
let api: ApiClient;
let file: string;

beforeAll(async () => {
  service = await startApi('uploads');
  api = await service.signUp();
  file = join(inject('testDir'), 'upload.mp4');
  await writeFile(file, 'a few bytes');
});

const announced = { filename: 'my video.mp4', content_type: 'video/mp4', size_bytes: 11 };

async function post(
  target: { url: string; fields: Record<string, string> },
  bytes: string,
  type = 'video/mp4',
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...target.fields, 'Content-Type': type }))
    form.append(name, value);
  form.append('file', new Blob([bytes]));
  return await fetch(target.url, { method: 'POST', body: form });
}

describe('an upload', () => {
  it('is created, sent to S3, completed and listed', async () => {
    const upload = await api.upload(file);
    expect(upload).toMatchObject({ status: 'uploaded', size_bytes: 11, width: null });
    expect(await api.call('GET', `/api/uploads/${upload.uuid}`)).toEqual(upload);
    expect(await api.call('GET', `/api/uploads/${upload.id}`)).toEqual(upload);
    expect((await api.call('GET', '/api/uploads')).items[0]).toEqual(upload);
  });

  it('takes a file of the announced size and type only', async () => {
    const { post: target } = await api.call('POST', '/api/uploads', announced);
    expect((await post(target, 'more than a few bytes')).status).toBe(400);
    expect((await post(target, 'few')).status).toBe(400);
    expect((await post(target, 'a few bytes', 'text/html')).status).toBe(403);
    expect((await post(target, 'a few bytes')).status).toBe(204);
  });

  it('is not completed before its file is there', async () => {
    const { upload } = await api.call('POST', '/api/uploads', announced);
    const answer = await api.request('POST', `/api/uploads/${upload.uuid}/complete`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'OBJECT_MISSING' } });
  });

  it('can be completed twice', async () => {
    const upload = await api.upload(file);
    expect(await api.call('POST', `/api/uploads/${upload.uuid}/complete`)).toEqual(upload);
  });

  it('is refused when larger than may be', async () => {
    const answer = await api.request('POST', '/api/uploads', { ...announced, size_bytes: 6 * 1024 ** 3 });
    expect(answer).toMatchObject({ status: 422, body: { code: 'FILE_TOO_LARGE' } });
  });

  it('is nothing to anybody but its owner, its completion included', async () => {
    const { upload } = await api.call('POST', '/api/uploads', announced);
    const stranger = await service.signUp();
    for (const [method, path] of [
      ['GET', `/api/uploads/${upload.uuid}`],
      ['GET', `/api/uploads/${upload.id}`],
      ['POST', `/api/uploads/${upload.uuid}/complete`],
    ] as const) {
      expect(await stranger.request(method, path)).toMatchObject({
        status: 404,
        body: { code: 'UPLOAD_NOT_FOUND' },
      });
    }
    expect((await stranger.call('GET', '/api/uploads')).items).toEqual([]);
  });

  it('of the older system, with a date of zeros, is listed like any other', async () => {
    const owner = await service.signUp();
    const { upload } = await owner.call('POST', '/api/uploads', announced);
    await service.db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      await sql`UPDATE uploads SET created_at = '0000-00-00 00:00:00' WHERE id = ${upload.id}`.execute(
        connection,
      );
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
    expect((await owner.call('GET', '/api/uploads')).items).toMatchObject([
      { uuid: upload.uuid, created_at: null },
    ]);
  });

  it('that is being deleted takes no file any more', async () => {
    const once = { 'idempotency-key': 'deleted' };
    const { upload } = (await api.request('POST', '/api/uploads', announced, once)).body;
    await api.call('DELETE', `/api/uploads/${upload.uuid}`);
    const gone = { status: 404, body: { code: 'UPLOAD_NOT_FOUND' } };
    expect(await api.request('POST', '/api/uploads', announced, once)).toMatchObject(gone);
    expect(await api.request('POST', `/api/uploads/${upload.uuid}/complete`)).toMatchObject(gone);
  });

  it('is not held up by an S3 that does not answer', async () => {
    const { upload } = await api.call('POST', '/api/uploads', announced);
    await service.aws.setFaults({ hold: ['HeadObject'] });
    const answer = await api.request('POST', `/api/uploads/${upload.uuid}/complete`);
    await service.aws.setFaults({});
    expect(answer).toMatchObject({ status: 503, body: { code: 'STORAGE_UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('is listed page by page', async () => {
    const lister = await service.signUp();
    for (let count = 0; count < 5; count += 1) await lister.call('POST', '/api/uploads', announced);
    const first = await lister.call('GET', '/api/uploads?limit=3');
    const second = await lister.call('GET', `/api/uploads?limit=3&cursor=${first.next_cursor}`);
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([3, 2, null]);
    const ids = [...first.items, ...second.items].map(({ id }: { id: number }) => id);
    expect(new Set(ids).size).toBe(5);
  });
});
