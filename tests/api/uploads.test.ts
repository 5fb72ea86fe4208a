import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findUpload } from '@bacs/db/uploads';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient, NewUpload } from '../support/api-client.ts';
import { updateRow } from '../support/rows.ts';

let service: Api;
let api: ApiClient;
let file: string;

beforeAll(async () => {
  service = await startApi('uploads', { REQUEST_DEADLINE_MS: '30000' });
  api = await service.signUp();
  file = join(inject('testDir'), 'upload.mp4');
  await writeFile(file, 'a few bytes');
});

const announced: NewUpload = { filename: 'my video.mp4', content_type: 'video/mp4', size_bytes: 11 };

/** Announces an upload. */
async function create(options: Partial<NewUpload> = {}, client = api) {
  const { upload, post: target } = await ok(
    client.POST('/api/uploads', { body: { ...announced, ...options } }),
  );
  if (!target) throw new Error('no POST');
  return { upload, target };
}

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

const complete = ({ uuid }: { uuid: string | null }, client = api) =>
  client.POST('/api/uploads/{id}/complete', at(uuid ?? ''));

describe('an upload', () => {
  it('is created, sent to S3, completed and listed', async () => {
    const upload = await api.upload(file);
    expect(upload).toMatchObject({ status: 'uploaded', size_bytes: 11, width: null });
    for (const id of [upload.uuid, String(upload.id)])
      expect(await ok(api.GET('/api/uploads/{id}', at(id)))).toEqual(upload);
    expect((await ok(api.GET('/api/uploads'))).items[0]).toEqual(upload);
  });

  it('takes a file of the announced size and type only', async () => {
    const { target } = await create();
    expect((await post(target, 'more than a few bytes')).status).toBe(400);
    expect((await post(target, 'few')).status).toBe(400);
    expect((await post(target, 'a few bytes', 'text/html')).status).toBe(403);
    expect((await post(target, 'a few bytes')).status).toBe(204);
  });

  it.each([
    ['video/webm;codecs=vp9,opus', 'webm'],
    ['video/MP4', 'mp4'],
    ['Video/QuickTime; charset=binary', 'mov'],
    ['video/x-matroska;codecs="avc1.64001f, opus"', 'mkv'],
    ['video/matroska', 'mkv'],
    ['video/3gpp', '3gp'],
    ['video/3gpp2', '3g2'],
    ['video/avi', 'avi'],
    ['video/vnd.avi', 'avi'],
    ['video/x-flv', 'flv'],
    ['video/x-ms-wmv', 'wmv'],
    ['VIDEO/MP2T', 'ts'],
    ['application/MXF ; a=b', 'mxf'],
  ])(
    'of the type %s is sent as a browser says it, and gets the extension %s',
    async (content_type, extension) => {
      const { upload, target } = await create({ content_type });
      expect(upload.content_type).toBe(content_type);
      expect(target.fields['key']).toMatch(new RegExp(`/video\\.${extension}$`));
      expect((await post(target, 'a few bytes', content_type)).status).toBe(204);
      expect(await ok(complete(upload))).toMatchObject({ status: 'uploaded' });
    },
  );

  it.each([
    'text/html',
    'video/',
    'mp4',
    'video/mp4, video/webm',
    'constructor/__proto__',
    'audio/mpeg',
    'toString',
  ])('of the type %s is refused, and the answer lists what is allowed', async (content_type) => {
    const { response, error } = await api.POST('/api/uploads', { body: { ...announced, content_type } });
    expect(response.status).toBe(400);
    for (const type of ['video/mp4', 'video/quicktime', 'application/mxf'])
      expect(error?.detail).toContain(type);
  });

  it.each(['', ' video/mp4', 'video/mp4\r\nx: y', 'video/mp4;a=é', `video/mp4;a=${'b'.repeat(300)}`])(
    'of a type that no header can hold is refused: %j',
    async (content_type) => {
      const answer = await api.POST('/api/uploads', { body: { ...announced, content_type } });
      expect(answer).toMatchObject({ response: { status: 400 }, error: { code: 'INVALID_REQUEST' } });
    },
  );

  it.each([
    ['nothing', ''],
    ['a space', ' '],
    ['a zero', 'a\0.mp4'],
    ['a second line', 'a\r\nb.mp4'],
    ['a line separator', 'a\u2028b.mp4'],
    ['a bidi override', 'gpj\u202e.mp4'],
    ['a bidi isolate', 'a\u2066.mp4'],
    ['half a character', '\ud800.mp4'],
    ['nothing to see', '\u200b'],
    ['256 characters', 'x'.repeat(256)],
    ['10,000 characters', 'x'.repeat(10_000)],
  ])('of a name with %s is refused, and the answer says what a name is', async (_what, filename) => {
    const { response, error } = await api.POST('/api/uploads', { body: { ...announced, filename } });
    expect([response.status, error?.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(error?.detail).toMatch(/must (be one line|NOT have|end with a name)/);
  });

  it('that MediaConvert did not describe says why', async () => {
    const { upload } = await create();
    expect(upload.source_problem).toBeNull();
    const problem = { code: 'PROBE_REFUSED', message: 'grant mediaconvert:Probe to its role' };
    await updateRow(service.db, 'uploads', upload.id, { source_problem: JSON.stringify(problem) });
    expect(await ok(api.GET('/api/uploads/{id}', at(upload.uuid ?? '')))).toMatchObject({
      source: null,
      source_problem: problem,
    });
  });

  it('is not completed before its file is there', async () => {
    const { upload } = await create();
    const answer = await complete(upload);
    expect(answer).toMatchObject({ response: { status: 409 }, error: { code: 'OBJECT_MISSING' } });
  });

  it('can be completed twice', async () => {
    const upload = await api.upload(file);
    expect(await ok(complete(upload))).toEqual(upload);
  });

  it('that gets other bytes after its completion keeps the first ones, and says what to do', async () => {
    const { upload, target } = await create();
    await post(target, 'a few bytes');
    await ok(complete(upload));
    await post(target, 'other bytes');
    expect(await complete(upload)).toMatchObject({
      response: { status: 409 },
      error: { code: 'OBJECT_CHANGED', detail: expect.stringContaining('create another upload') },
    });
    await post(target, 'a few bytes');
    expect(await ok(complete(upload))).toMatchObject({ status: 'uploaded' });
  });

  it('whose first file was told by no MD5 accepts the file that is there', async () => {
    const { upload, target } = await create();
    await post(target, 'a few bytes');
    await ok(complete(upload));
    // What S3 makes of an object that a key of KMS encrypts, or that was sent in parts
    for (const etag of ['7d9f1d8f-2', '"7d9f1d8f0c1e4b5a9d9d8c7b6a5f4e3d-1"']) {
      await updateRow(service.db, 'uploads', upload.id, { etag });
      expect(await ok(complete(upload))).toMatchObject({ status: 'uploaded' });
      const row = await findUpload(service.db, { id: upload.id });
      expect(row?.etag).toBe(createHash('md5').update('a few bytes').digest('hex'));
    }
  });

  it('is refused when larger than may be', async () => {
    const answer = await api.POST('/api/uploads', { body: { ...announced, size_bytes: 6 * 1024 ** 3 } });
    expect(answer).toMatchObject({ response: { status: 422 }, error: { code: 'FILE_TOO_LARGE' } });
  });

  it('is nothing to anybody but its owner, its completion included', async () => {
    const { upload } = await create();
    const stranger = await service.signUp();
    for (const answer of [
      await stranger.GET('/api/uploads/{id}', at(upload.uuid ?? '')),
      await stranger.GET('/api/uploads/{id}', at(String(upload.id))),
      await complete(upload, stranger),
    ])
      expect(answer).toMatchObject({ response: { status: 404 }, error: { code: 'UPLOAD_NOT_FOUND' } });
    expect((await ok(stranger.GET('/api/uploads'))).items).toEqual([]);
  });

  it('of the older system, with a date of zeros, is listed like any other', async () => {
    const owner = await service.signUp();
    const { upload } = await create({}, owner);
    await service.db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      await sql`UPDATE uploads SET created_at = '0000-00-00 00:00:00' WHERE id = ${upload.id}`.execute(
        connection,
      );
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
    expect((await ok(owner.GET('/api/uploads'))).items).toMatchObject([
      { uuid: upload.uuid, created_at: null },
    ]);
  });

  it('that is being deleted takes no file any more', async () => {
    const once = { params: { header: { 'idempotency-key': 'deleted' } }, body: announced };
    const { upload } = await ok(api.POST('/api/uploads', once));
    await ok(api.DELETE('/api/uploads/{id}', at(upload.uuid ?? '')));
    const gone = { response: { status: 404 }, error: { code: 'UPLOAD_NOT_FOUND' } };
    expect(await api.POST('/api/uploads', once)).toMatchObject(gone);
    expect(await complete(upload)).toMatchObject(gone);
  });

  it('is not held up by an S3 that does not answer', async () => {
    const { upload } = await create();
    await service.aws.setFaults({ hold: ['HeadObject'] });
    const { error, response } = await complete(upload);
    await service.aws.setFaults({});
    expect([response.status, error?.code]).toEqual([503, 'STORAGE_UNAVAILABLE']);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  it('is listed page by page', async () => {
    const lister = await service.signUp();
    for (let count = 0; count < 5; count += 1) await create({}, lister);
    const list = (cursor?: string) =>
      ok(lister.GET('/api/uploads', { params: { query: { limit: 3, cursor } } }));
    const first = await list();
    const second = await list(first.next_cursor ?? '');
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([3, 2, null]);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });
});
