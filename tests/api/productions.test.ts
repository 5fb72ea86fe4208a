import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { eventsOf, findProduction } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import { placeholderUlid } from '@bacs/mc-profiles';
import { outputBucket } from '@bacs/stack';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, ProductionConfig } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { outputKeys } from '../support/objects.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, insertProduction, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let uploadId: string;

beforeAll(async () => {
  service = await startService('productions');
  await service.runWorker();
  api = await service.signUp();
  const film = await createStudio(inject('testDir')).film('production.mp4', '640x360', 2);
  uploadId = (await api.upload(film)).uuid;
});

type NewProduction = ProductionConfig & { upload_id: string };

const create = (key: string, body: NewProduction, client = api) =>
  client.POST('/api/productions', {
    params: { header: { 'idempotency-key': key } },
    body: 'name' in body ? body : { ...body, name: key },
  });

/** Finds the ULIDs of productions with this name. These tests use the idempotency key as the name. */
async function rowsNamed(name: string): Promise<string[]> {
  const rows = await service.db.selectFrom('productions').select('ulid').where('name', '=', name).execute();
  return rows.map(({ ulid }) => ulid);
}

describe('a request for a production with an idempotency key', () => {
  it('is answered with the same production when it comes again, its members in another order', async () => {
    const first = await create('again', { upload_id: uploadId, name: 'again', quality: 'hq' });
    const ulid = first.data?.ulid;
    expect(first.response.status).toBe(202);
    expect(first.response.headers.get('idempotent-replayed')).toBeNull();
    const second = await create('again', { quality: 'hq', name: 'again', upload_id: uploadId.toUpperCase() });
    expect(second).toMatchObject({ response: { status: 202 }, data: { ulid, upload_uuid: uploadId } });
    expect(second.response.headers.get('idempotent-replayed')).toBe('true');
    expect(second.response.headers.get('location')).toBe(first.response.headers.get('location'));
    expect(await rowsNamed('again')).toEqual([ulid]);
  });

  it('makes one production when it comes ten times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => create('at-once', { upload_id: uploadId })),
    );
    expect(answers.map(({ response }) => response.status)).toEqual(Array(10).fill(202));
    const replays = answers.map(({ response }) => response.headers.get('idempotent-replayed'));
    expect(replays.filter((replayed) => replayed === null)).toHaveLength(1);
    expect(new Set(await rowsNamed('at-once'))).toEqual(new Set(answers.map(({ data }) => data?.ulid)));
    expect(await rowsNamed('at-once')).toHaveLength(1);
  });

  it('is refused when the key was used for another', async () => {
    await create('reused', { upload_id: uploadId, name: 'One' });
    const { items } = await ok(api.GET('/api/productions'));
    for (const body of [{ name: 'Two' }, { name: undefined }, { name: 'One', audio: 'normalize' }] as const)
      expect(await create('reused', { upload_id: uploadId, ...body })).toMatchObject({
        response: { status: 409 },
        error: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
    expect((await ok(api.GET('/api/productions'))).items).toHaveLength(items.length);
  });

  it('is nobody else’s, though theirs has the same key', async () => {
    const stranger = await service.signUp();
    const film = await createStudio(inject('testDir')).film('production.mp4', '640x360', 2);
    const theirs = await stranger.upload(film);
    await create('shared', { upload_id: uploadId });
    expect((await create('shared', { upload_id: theirs.uuid }, stranger)).response.status).toBe(202);
    expect(await rowsNamed('shared')).toHaveLength(2);
  });

  it.each([
    ['is empty', ''],
    ['is longer than 255', 'k'.repeat(256)],
    ['has a space', 'a key'],
    ['is not ASCII', 'clé'],
  ])('that %s is refused', async (_what, key) => {
    expect(await create(key, { upload_id: uploadId, name: undefined })).toMatchObject({
      response: { status: 400 },
      error: { code: 'INVALID_REQUEST', errors: [{ path: '/idempotency-key' }] },
    });
  });

  it('takes 255 characters, in lower and upper case', async () => {
    for (const key of ['k'.repeat(255), 'K'.repeat(255)]) {
      const { response } = await create(key, { upload_id: uploadId });
      expect([response.status, response.headers.get('idempotent-replayed')]).toEqual([202, null]);
    }
  });
});

describe('a key that was used before keys were kept apart from productions', () => {
  /** Inserts a production as an earlier release did, with the hash that this request has today. */
  async function leaveProduction(key: string): Promise<string> {
    const upload = await findUpload(service.db, { uuid: uploadId });
    const whose = { uploadId: upload?.id ?? 0, userId: api.user.id };
    const row = await insertProduction(service.db, { ulid: newUlid(), ...whose, name: key, config: {} });
    const said = JSON.stringify({ name: key, upload_id: { uuid: uploadId } });
    const request_hash = createHash('sha256').update(said).digest('hex');
    await updateRow(service.db, 'productions', row.id, { idempotency_key: key, request_hash });
    return row.ulid;
  }

  it('is answered with its production, and names no other request', async () => {
    const ulid = await leaveProduction('earlier');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => create('earlier', { upload_id: uploadId })),
    );
    for (const { response, data } of answers)
      expect([response.status, response.headers.get('idempotent-replayed'), data?.ulid]).toEqual([
        202,
        'true',
        ulid,
      ]);
    expect(await create('earlier', { upload_id: uploadId, name: 'another' })).toMatchObject({
      response: { status: 409 },
      error: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect([await rowsNamed('earlier'), await rowsNamed('another')]).toEqual([[ulid], []]);
  });

  it.each([
    ['an earlier release', leaveProduction],
    ['this one', async (key: string) => (await ok(create(key, { upload_id: uploadId }))).ulid ?? ''],
  ])('makes no other once the production that %s has made is deleted', async (who, make) => {
    const key = `deleted-${who.replaceAll(' ', '-')}`;
    const ulid = await make(key);
    await api.POST('/api/productions/{id}/cancel', at(ulid));
    await api.waitFor(ulid, 'canceled');
    await ok(api.DELETE('/api/productions/{id}', at(ulid)));
    await expect.poll(() => rowsNamed(key), patiently).toEqual([]);
    expect(await create(key, { upload_id: uploadId })).toMatchObject({
      response: { status: 404 },
      error: { code: 'PRODUCTION_NOT_FOUND' },
    });
    expect((await create(key, { upload_id: uploadId, name: 'another' })).error?.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect([await rowsNamed(key), await rowsNamed('another')]).toEqual([[], []]);
  });
});

it('a production’s stored configuration is its settings and no other field of the request', async () => {
  const settings = { profile: 'portrait-hls', quality: 'hq', audio: 'normalize' } as const;
  const one = await ok(create('stored', { upload_id: uploadId, name: 'One', ...settings }));
  const body = { upload_id: uploadId, items: [{ name: 'Two', ...settings }, { name: 'Three' }] };
  const { items } = await ok(api.POST('/api/productions/batch', { body }));
  const stored = async (ulid?: string | null) =>
    (await findProduction(service.db, { ulid: ulid ?? '' }))?.config;
  expect(await stored(one.ulid)).toEqual(settings);
  expect(await Promise.all(items.map(({ production }) => stored(production?.ulid)))).toEqual([settings, {}]);
});

describe('a production that the database does not take', () => {
  it.each([
    ['its disk is full', 1021],
    ['its table is full', 1114],
    ['it is read-only', 1290],
    ['deadlocks go on', 1213],
  ])('because %s is not there in part, and can be asked for again', async (_why, errno) => {
    const key = `refused-${errno}`;
    // The failure comes as late as possible, after the insert of the production's own row.
    await sql`CREATE TRIGGER refuse BEFORE INSERT ON production_events FOR EACH ROW
      SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ${sql.lit(errno)}`.execute(service.db);
    const { error, response } = await create(key, { upload_id: uploadId });
    await sql`DROP TRIGGER refuse`.execute(service.db);
    expect([response.status, error?.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await rowsNamed(key)).toEqual([]);
    expect((await create(key, { upload_id: uploadId })).response.status).toBe(202);
  });
});

describe('a plan', () => {
  it.each<[how: string, choice: ProductionConfig]>([
    ['chosen by the size', {}],
    ['asked for', { profile: 'portrait-hls', quality: 'hq', audio: 'normalize' }],
  ])('is what is rendered and where, with settings %s', async (_how, choice) => {
    // The first render of the upload stores its size.
    await api.waitFor((await api.produce({ uuid: uploadId })).ulid, 'completed');
    const ask = () => ok(api.POST('/api/productions/plan', { body: { upload_id: uploadId, ...choice } }));
    const plan = await ask();
    const { ulid } = await api.produce({ uuid: uploadId }, choice);
    const { profile, settings_hash, output_prefix, outputs } = await api.waitFor(ulid, 'completed');
    const own: typeof plan.destinations = JSON.parse(
      JSON.stringify(plan.destinations).replaceAll(placeholderUlid, ulid),
    );
    expect([profile, settings_hash, output_prefix]).toEqual([
      plan.profile,
      plan.settings_hash,
      own[0]?.prefix,
    ]);
    const keys = await outputKeys(service.s3, `${output_prefix?.split('/').slice(0, 4).join('/')}/`);
    for (const { playlist_key, poster_keys, renditions } of own)
      for (const key of [playlist_key, ...poster_keys, ...renditions.map(toPlaylist)])
        expect(keys).toContain(key);
    expect(outputs?.map(toOrientation)).toEqual(own.map(toOrientation));
    expect(new Set(keys.map((key) => `${key.split('/').slice(0, 5).join('/')}/`))).toEqual(
      new Set(own.map(({ prefix }) => prefix)),
    );
    expect(await ask()).toEqual({ ...plan, identical_production: ulid });
  });

  const toPlaylist = ({ playlist_key }: { playlist_key: string | null }) => playlist_key;
  const toOrientation = ({ orientation }: { orientation: string | null }) => orientation;
});

describe('the outputs of a production', () => {
  it('are shown as an earlier release stored them, with what it did not know', async () => {
    const upload = await addUpload(service.db, api.user.id);
    const { id, ulid, outputs } = await addRendered(service.db, upload);
    const [group] = outputs?.groups ?? [];
    expect(group).not.toHaveProperty('kind');
    // A playlist could say that a bandwidth is infinite, which JSON stores as null.
    const stored = {
      groups: [{ ...group, renditions: group?.renditions.map((r) => ({ ...r, bandwidth: null })) }],
    };
    await updateRow(service.db, 'productions', id, { outputs: JSON.stringify(stored) });
    const production = await ok(api.GET('/api/productions/{id}', at(ulid)));
    expect(production.outputs).toMatchObject([
      {
        kind: 'hls',
        mpd_url: null,
        poster_url: expect.stringContaining('_poster.0000000.jpg'),
        bytes: null,
        files: [],
        renditions: [{ kind: 'video', name: '720p', bandwidth: null, duration_seconds: 7.6 }],
      },
    ]);
    const { items } = await ok(api.GET('/api/productions'));
    expect(items.find((item) => item.ulid === ulid)).toEqual(production);
  });

  it('are as large as what lies in S3', async () => {
    const { ulid, output_prefix } = await api.waitFor(
      (await api.produce({ uuid: uploadId })).ulid,
      'completed',
    );
    const { items } = await ok(api.GET('/api/productions/{id}/outputs', at(ulid)));
    const query = { Bucket: outputBucket, Prefix: output_prefix ?? 'none' };
    const { Contents = [] } = await service.s3.send(new ListObjectsV2Command(query));
    const sizeOf = (pattern: RegExp) =>
      Contents.filter(({ Key = '' }) => pattern.test(Key)).reduce((sum, { Size = 0 }) => sum + Size, 0);
    expect(items[0]?.bytes).toBe(sizeOf(/./));
    expect(items[0]?.renditions).toHaveLength(3);
    for (const { name, bytes, segments } of items[0]?.renditions ?? []) {
      expect(segments).toBeGreaterThan(0);
      expect(bytes).toBe(sizeOf(new RegExp(`/video${name}(_\\d+\\.ts|\\.m3u8)$`)));
    }
  });
});

describe('a file that was replaced after its upload was completed', () => {
  it('is not rendered in the place of the one that was uploaded', async () => {
    const film = await createStudio(inject('testDir')).film('production.mp4', '640x360', 2);
    const { uuid, id } = await api.upload(film);
    const upload = await findUpload(service.db, { id });
    await service.s3.send(
      new PutObjectCommand({ Bucket: upload?.s3_bucket, Key: upload?.s3_key, Body: 'another film' }),
    );
    const { ulid } = await api.produce({ uuid });
    expect((await api.waitFor(ulid, 'failed')).error).toMatchObject({
      code: 'INPUT_CHANGED',
      message: `The object s3://${upload?.s3_bucket}/${upload?.s3_key} is not the file that the upload was completed with: create another upload for it`,
    });
    expect(await service.aws.jobsOf(ulid)).toEqual([]);
  });
});

describe('a file that was sent again in parts after its upload was completed', () => {
  it('is rendered once it is accepted, since S3 does not tell whether it is the same', async () => {
    const film = await createStudio(inject('testDir')).film('production.mp4', '640x360', 2);
    const { uuid, id } = await api.upload(film);
    const upload = await findUpload(service.db, { id });
    const place = { Bucket: upload?.s3_bucket, Key: upload?.s3_key };
    const { UploadId } = await service.s3.send(new CreateMultipartUploadCommand(place));
    const part = { ...place, UploadId, PartNumber: 1, Body: await readFile(film) };
    const { ETag } = await service.s3.send(new UploadPartCommand(part));
    const parts = { MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } };
    await service.s3.send(new CompleteMultipartUploadCommand({ ...place, UploadId, ...parts }));
    const { ulid } = await api.produce({ uuid });
    const { error } = await api.waitFor(ulid, 'failed');
    expect(error).toMatchObject({
      code: 'INPUT_CHANGED',
      message: expect.stringContaining('completeUpload'),
    });
    await ok(api.POST('/api/uploads/{id}/complete', at(uuid)));
    const again = await ok(api.POST('/api/productions/{id}/retry', at(ulid)));
    expect(await api.waitFor(again.ulid ?? '', 'completed')).toMatchObject({ retried_from: ulid });
  });
});

describe('the timeline of a production', () => {
  const timelineOf = (id: string) => ok(api.GET('/api/productions/{id}/timeline', at(id)));

  it('tells how it came to its end', async () => {
    const { ulid, id } = await api.produce({ uuid: uploadId });
    await api.waitFor(ulid, 'completed');
    const timeline = await timelineOf(ulid);
    expect(timeline).toMatchObject({ ulid, status: 'completed', blocked_reason: null, truncated: false });
    const events = timeline.items.map(({ event }) => event);
    // The production may complete before anybody sees it processing.
    expect(events.filter((event) => event !== 'processing')).toEqual([
      'queued',
      'intended',
      'submitted',
      'completed',
    ]);
    const { mediaconvert_job_id } = await ok(api.GET('/api/productions/{id}', at(String(id))));
    expect(timeline.items[2]).toMatchObject({ attempt: 1, detail: { mediaconvert_job_id } });
    expect(timeline.items[0]?.detail).toBeNull();
    const times = timeline.items.map((item) => item.at);
    expect(times).toEqual(times.toSorted());
    expect(await timelineOf(String(id))).toEqual(timeline);
  });

  it('has the newest events when there are too many', async () => {
    const { ulid } = await api.produce({ uuid: uploadId });
    await api.waitFor(ulid, 'completed');
    const production = await findProduction(service.db, { ulid });
    if (!production) throw new Error('no such production');
    const before = await eventsOf(service.db, production.id);
    await sql`INSERT INTO production_events (production_id, attempt, event)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      SELECT ${production.id}, 2, 'dispatched' FROM n`.execute(service.db);
    const timeline = await timelineOf(ulid);
    expect(timeline.truncated).toBe(true);
    expect(timeline.items).toHaveLength(1_000);
    expect(timeline.items.at(0)).toMatchObject({ event: 'dispatched' });
    await service.db
      .deleteFrom('production_events')
      .where('production_id', '=', production.id)
      .where('event', '=', 'dispatched')
      .orderBy('id', 'desc')
      .limit(before.length)
      .execute();
    expect(await timelineOf(ulid)).toMatchObject({
      truncated: false,
      items: { length: 1_000, 0: { event: 'queued' } },
    });
  });

  it('is there for nobody else', async () => {
    const { ulid, id } = await api.produce({ uuid: uploadId });
    const stranger = await service.signUp();
    for (const address of [ulid, String(id)])
      expect(await stranger.GET('/api/productions/{id}/timeline', at(address))).toMatchObject({
        response: { status: 404 },
        error: { code: 'PRODUCTION_NOT_FOUND' },
      });
  });
});
