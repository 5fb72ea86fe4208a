import type { paths } from '@bacs/client';
import type { Upload } from '@bacs/db';
import {
  eventsOf,
  findProduction,
  tryCancelQueued,
  tryMarkCompleted,
  tryMarkSubmitted,
  tryNoteResend,
  tryRecordIntent,
} from '@bacs/db/productions';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient, ProductionConfig } from '../support/api-client.ts';
import { countLockWaits } from '../support/lock-waits.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';

let service: Api;
let client: ApiClient;
let upload: Upload & { uuid: string };

beforeAll(async () => {
  service = await startApi('productions_manage', { RATE_LIMIT_PER_MINUTE: '0' });
});

beforeEach(async () => {
  ({ client, upload } = await signUpWithUpload());
});

async function signUpWithUpload(columns: Record<string, string | number | null> = {}) {
  const newcomer = await service.signUp();
  const row = await addUpload(service.db, newcomer.user.id);
  await updateRow(service.db, 'uploads', row.id, { status: 'uploaded', ...columns });
  return { client: newcomer, upload: { ...row, uuid: row.asset_uuid ?? '' } };
}

const under = (key?: string) => ({ header: { 'idempotency-key': key } });
const produce = (config: ProductionConfig = {}) => client.produce(upload, config);
const setRow = (id: number, columns: Record<string, string | number | null>) =>
  updateRow(service.db, 'productions', id, columns);

/** Redis may take a job later than a request waits for it. */
async function expectJobToWait(ulid: string | null | undefined): Promise<void> {
  await expect.poll(() => service.deps.queues.render.getJobState(`${ulid}.1`), patiently).toBe('waiting');
}

/** Counts the rows of all tables that a request may write to. */
async function countRows(): Promise<unknown> {
  const tables = ['productions', 'production_events', 'idempotent_requests', 'uploads', 'deletions'];
  const counts = tables.map((table) => sql`(SELECT COUNT(*) FROM ${sql.table(table)})`);
  const { rows } = await sql`SELECT ${sql.join(counts)}`.execute(service.db);
  return rows;
}

async function eventNames(id: number): Promise<string[]> {
  return (await eventsOf(service.db, id)).map(({ event }) => event);
}

describe('a production that was accepted under an idempotency key', () => {
  it.each([
    ['the upload is gone', () => sql`DELETE FROM uploads WHERE id = ${upload.id}`],
    ['the upload is not complete', () => sql`UPDATE uploads SET status = 'signed' WHERE id = ${upload.id}`],
    [
      'the upload is another user’s',
      () => sql`UPDATE uploads SET user_id = ${client.user.id + 999} WHERE id = ${upload.id}`,
    ],
  ])('is answered with again though %s by now', async (_what, change) => {
    const ask = (name?: string) =>
      client.POST('/api/productions', { params: under('once'), body: { upload_id: upload.uuid, name } });
    const { ulid } = await ok(ask());
    await change().execute(service.db);
    const second = await ask();
    expect(second).toMatchObject({ response: { status: 202 }, data: { ulid } });
    expect(second.response.headers.get('idempotent-replayed')).toBe('true');
    expect((await ask('x')).error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('a batch', () => {
  const batch = (items: ProductionConfig[], key?: string) =>
    client.POST('/api/productions/batch', { params: under(key), body: { upload_id: upload.uuid, items } });

  it('makes a production of each item, in order, and enqueues it', async () => {
    const answer = await batch([{ profile: 'simple-hls' }, { quality: 'hq', name: 'Two' }, {}]);
    expect(answer).toMatchObject({
      response: { status: 202 },
      data: {
        items: [
          { status: 202, production: { config: { profile: 'simple-hls' }, upload_uuid: upload.uuid } },
          { status: 202, production: { config: { quality: 'hq' }, name: 'Two' } },
          { status: 202, production: { config: {}, name: null, status: 'queued' } },
        ],
      },
    });
    const ulids = answer.data?.items.map(({ production }) => production?.ulid) ?? [];
    expect(ulids).toEqual(ulids.toSorted());
    for (const ulid of ulids) await expectJobToWait(ulid);
  });

  it('accepts the good items when one is bad, and says so again when it comes again', async () => {
    const items = [{}, { profile: 'gone' }, { profile: 'portrait-hls' }];
    const first = await batch(items, 'batch');
    expect(first).toMatchObject({
      response: { status: 207 },
      data: {
        items: [
          { status: 202, production: { status: 'queued' } },
          { status: 422, problem: { code: 'UNKNOWN_PROFILE', status: 422 } },
          { status: 202, production: { config: { profile: 'portrait-hls' } } },
        ],
      },
    });
    const before = await countRows();
    const second = await batch(items, 'batch');
    expect(second.response.status).toBe(207);
    expect(second.data).toEqual(first.data);
    expect(second.response.headers.get('idempotent-replayed')).toBe('true');
    expect(await countRows()).toEqual(before);
    expect(await batch([{}], 'batch')).toMatchObject({
      response: { status: 409 },
      error: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('is answered as before when an earlier release has noted 0 for what it refused', async () => {
    const first = await batch([{}, { profile: 'gone' }], 'noted');
    const changed = await sql`UPDATE idempotent_requests SET created_ids = REPLACE(created_ids, 'null', '0')
      WHERE idempotency_key = 'noted' AND created_ids LIKE '%null]'`.execute(service.db);
    expect(changed.numAffectedRows).toBe(1n);
    expect((await batch([{}, { profile: 'gone' }], 'noted')).data).toEqual(first.data);
  });

  it('makes its productions once when it comes five times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => batch([{}, {}], 'at-once')));
    expect(new Set(answers.map(({ data, error }) => JSON.stringify([data, error]))).size).toBe(1);
    expect((await ok(client.GET('/api/productions'))).items).toHaveLength(2);
  });

  it('is accepted as a whole or not at all when the database fails in the middle', async () => {
    // It fails as late as possible: by then all productions are inserted.
    await sql`CREATE TRIGGER refuse BEFORE INSERT ON idempotent_requests FOR EACH ROW
      SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114`.execute(service.db);
    const before = await countRows();
    const refused = await batch([{}, {}, {}], 'whole');
    await sql`DROP TRIGGER refuse`.execute(service.db);
    expect(refused).toMatchObject({ response: { status: 503 }, error: { code: 'DATABASE_UNAVAILABLE' } });
    expect(await countRows()).toEqual(before);
    expect((await batch([{}, {}, {}], 'whole')).response.status).toBe(202);
  });

  it.each([
    ['no items', { items: [] }, 400],
    ['too many', { items: Array(21).fill({}) }, 400],
    ['a member that there is not', { items: [{ codec: 'av1' }] }, 400],
    ['an upload that there is not', { upload_id: 999_999_999, items: [{}] }, 404],
  ])('is refused with %s', async (_what, body, status) => {
    const before = await countRows();
    const all = { upload_id: upload.uuid, ...body };
    expect((await client.request('POST', '/api/productions/batch', all)).status).toBe(status);
    expect(await countRows()).toEqual(before);
  });
});

describe('an upload that is being deleted', () => {
  it('takes no productions, one by one or in a batch', async () => {
    await updateRow(service.db, 'uploads', upload.id, { deletion_id: 1 });
    const upload_id = upload.id;
    for (const answer of [
      await client.POST('/api/productions', { body: { upload_id } }),
      await client.POST('/api/productions/batch', { body: { upload_id, items: [{}] } }),
    ])
      expect(answer).toMatchObject({ response: { status: 404 }, error: { code: 'UPLOAD_NOT_FOUND' } });
    const { rows } = await sql`SELECT id FROM productions WHERE upload_id = ${upload.id}`.execute(service.db);
    expect(rows).toEqual([]);
  });
});

describe('the list of productions', () => {
  type Query = NonNullable<paths['/api/productions']['get']['parameters']['query']>;
  const list = (query: Query) => ok(client.GET('/api/productions', { params: { query } }));
  const listed = async (query: Query) => (await list(query)).items.map(({ name }) => name);

  it('is cut down by time, status and upload, page by page', async () => {
    for (const [name, created_at, status] of [
      ['old', '2026-01-01 00:00:00.000', 'completed'],
      ['noon', '2026-01-02 12:00:00.500', 'failed'],
      ['new', '2026-01-03 00:00:00.000', 'completed'],
    ] as const) {
      const { id } = await produce({ name });
      await setRow(id, { created_at, status });
    }
    expect(await listed({ created_after: '2026-01-02T12:00:00.500Z' })).toEqual(['new', 'noon']);
    expect(await listed({ created_before: '2026-01-02T12:00:00.500Z' })).toEqual(['old']);
    const noon = { created_after: '2026-01-02T13:00:00.5+01:00', created_before: '2026-01-03T00:00:00Z' };
    expect(await listed(noon)).toEqual(['noon']);
    const late = { status: 'completed', created_after: '2026-01-02T00:00:00Z' } as const;
    expect(await listed(late)).toEqual(['new']);
    expect(await listed({ upload_id: upload.uuid, status: 'failed' })).toEqual(['noon']);
    const page = { limit: 2, created_after: '2025-01-01T00:00:00Z' };
    const { next_cursor } = await list(page);
    expect(await listed({ ...page, cursor: next_cursor ?? '' })).toEqual(['old']);
  });

  it.each([
    ['0001-01-01T00:00:00Z', ['one']],
    ['9999-12-31T23:59:59-12:00', []],
  ])('takes a time that no row can have: %s', async (time, names) => {
    await produce({ name: 'one' });
    expect(await listed({ created_after: time })).toEqual(names);
  });

  it.each(['yesterday', '2026-01-01', '2026-02-30T00:00:00Z', '2026-06-30T23:59:60Z', '1767225600'])(
    'refuses %s for a time',
    async (time) => {
      const query = { created_before: time };
      expect(await client.GET('/api/productions', { params: { query } })).toMatchObject({
        response: { status: 400 },
        error: { code: 'INVALID_REQUEST' },
      });
    },
  );
});

describe('canceling', () => {
  const cancel = (id: string) => client.POST('/api/productions/{id}/cancel', at(id));

  it('ends at once what nothing was submitted for, and again is the same', async () => {
    const { ulid, id } = await produce();
    const first = await cancel(ulid);
    expect(first).toMatchObject({
      response: { status: 200 },
      data: {
        ulid,
        status: 'canceled',
        completed_at: expect.any(String),
        cancel_requested_at: expect.any(String),
      },
    });
    const again = await cancel(ulid);
    expect([again.response.status, again.data]).toEqual([200, first.data]);
    expect(await eventNames(id)).toEqual(['queued', 'canceled']);
  });

  it('is asked for once, and stays open, while MediaConvert may have a job', async () => {
    const { ulid, id } = await produce();
    const seen = { id, attempt: 1 };
    const settings = { previous: null, profile: 'x', settingsHash: 'h' };
    const intent = await tryRecordIntent(service.db, seen, settings);
    if (!intent) throw new Error('no intent');
    const first = await cancel(ulid);
    expect(first).toMatchObject({
      response: { status: 202 },
      data: { status: 'queued', cancel_requested_at: expect.any(String) },
    });
    const again = await cancel(String(id));
    expect([again.response.status, again.data]).toEqual([202, first.data]);
    expect(await eventNames(id)).toEqual(['queued', 'intended', 'cancel_requested']);
    // From here on nothing is submitted.
    expect(await tryRecordIntent(service.db, seen, { ...settings, previous: intent })).toBeUndefined();
    expect(await tryNoteResend(service.db, seen, intent)).toBe(false);
    // Only a caller who has settled this very intent can end it as canceled.
    expect(await tryCancelQueued(service.db, seen, { intent: null })).toBe(false);
    expect(await tryCancelQueued(service.db, seen, { intent })).toBe(true);
  });

  it('is refused after another end, and keeps that', async () => {
    const { ulid, id } = await produce();
    const seen = { id, attempt: 1 };
    await tryMarkSubmitted(service.db, seen, { jobId: 'job', outputPrefix: 'x/' });
    expect(await cancel(ulid)).toMatchObject({
      response: { status: 202 },
      data: { status: 'submitted' },
    });
    await tryMarkCompleted(service.db, seen, { groups: [] });
    expect(await cancel(ulid)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_ENDED' },
    });
    expect((await findProduction(service.db, { ulid }))?.status).toBe('completed');
    await setRow(id, { status: 'deleting' });
    expect(await cancel(ulid)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_DELETING' },
    });
  });

  it('is refused when another end comes first', async () => {
    const { ulid, id } = await produce();
    await tryMarkSubmitted(service.db, { id, attempt: 1 }, { jobId: 'job-2', outputPrefix: 'x/' });
    const canceled = await service.db.transaction().execute(async (tx) => {
      await tx.selectFrom('productions').select('id').where('id', '=', id).forUpdate().execute();
      const answer = cancel(ulid);
      await expect.poll(() => countLockWaits(service.db), patiently).toBe(1);
      await tx.updateTable('productions').set({ status: 'completed' }).where('id', '=', id).execute();
      return { answer };
    });
    expect(await canceled.answer).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_ENDED' },
    });
  });

  it('and submitting at the same time leave a job that is to be canceled, or none', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { ulid, id } = await produce();
      const settings = { previous: null, profile: 'x', settingsHash: 'h' };
      const [answer, intent] = await Promise.all([
        cancel(ulid),
        tryRecordIntent(service.db, { id, attempt: 1 }, settings),
      ]);
      const row = await findProduction(service.db, { ulid });
      expect(row?.cancel_requested_at).toBeInstanceOf(Date);
      if (intent) expect([answer.response.status, row?.status]).toEqual([202, 'queued']);
      else expect([answer.response.status, row?.status]).toEqual([200, 'canceled']);
    }
  });

  it('has the job that waits for its turn run now', async () => {
    const { ulid, id } = await produce();
    const { render } = service.deps.queues;
    await render.getJob(`${ulid}.1`).then((job) => job?.remove());
    await render.add('render', { production_ulid: ulid, attempt: 1 }, { jobId: `${ulid}.1`, delay: 60_000 });
    await setRow(id, { status: 'processing', mediaconvert_job_id: 'job' });
    expect((await cancel(ulid)).response.status).toBe(202);
    await expectJobToWait(ulid);
  });

  it('is refused for a row of the older system without a state, from which nothing goes on', async () => {
    await sql`ALTER TABLE productions MODIFY COLUMN status
      ENUM('pending','queued','processing','completed','failed','submitted','canceled','deleting')
      NULL DEFAULT 'queued'`.execute(service.db);
    const { ulid, id } = await produce();
    await setRow(id, { status: null });
    expect(await cancel(ulid)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_ENDED' },
    });
  });
});

describe('trying again', () => {
  const retry = (id: string, key?: string) =>
    client.POST('/api/productions/{id}/retry', { params: { path: { id }, ...under(key) } });

  it.each(['failed', 'canceled'])('makes a new production like one that is %s', async (status) => {
    const original = await produce({
      name: 'Film',
      quality: 'hq',
      audio: 'normalize',
      profile: 'simple-hls',
    });
    await setRow(original.id, { status });
    const { data: made, response } = await retry(original.ulid);
    expect(response.status).toBe(202);
    const { name, config, upload_uuid } = original;
    expect(made).toMatchObject({ name, config, upload_uuid, status: 'queued', retried_from: original.ulid });
    expect(made?.ulid).not.toBe(original.ulid);
    await expectJobToWait(made?.ulid);
    // No worker is alive, which only a later look at it tells.
    const blocked_reason = expect.stringMatching(/^(worker|queue): /);
    expect(await ok(client.GET('/api/productions/{id}', at(made?.ulid ?? '')))).toEqual({
      ...made,
      blocked_reason,
      queue_position: expect.any(Number),
      estimated_start: null,
      next_try_at: null,
    });
    expect((await findProduction(service.db, original))?.status).toBe(status);
  });

  it('makes one production under one key, whatever becomes of the original', async () => {
    const { ulid, id } = await produce();
    await setRow(id, { status: 'failed' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => retry(ulid, 'again')));
    await sql`DELETE FROM productions WHERE id = ${id}`.execute(service.db);
    answers.push(await retry(ulid, 'again'));
    expect(answers.map(({ response }) => response.status)).toEqual(Array(6).fill(202));
    expect(new Set(answers.map(({ data }) => data?.ulid)).size).toBe(1);
    expect(answers.at(-1)?.data?.retried_from).toBeNull();
  });

  it.each([
    ['queued', 409, 'PRODUCTION_NOT_ENDED'],
    ['processing', 409, 'PRODUCTION_NOT_ENDED'],
    ['completed', 409, 'PRODUCTION_COMPLETED'],
    ['deleting', 409, 'PRODUCTION_DELETING'],
  ])('is refused while it is %s', async (status, code, problem) => {
    const { ulid, id } = await produce();
    await setRow(id, { status });
    expect(await retry(ulid)).toMatchObject({ response: { status: code }, error: { code: problem } });
  });

  it('is refused when its profile is not there any more', async () => {
    const { ulid, id } = await produce();
    // The older system stored it this way, with members that this service does not have.
    await setRow(id, { status: 'failed', config: '{"profile":"gone","quality":null,"codec":"h265"}' });
    expect(await retry(ulid)).toMatchObject({
      response: { status: 422 },
      error: { code: 'UNKNOWN_PROFILE' },
    });
  });
});

describe('the outputs of a production', () => {
  const rendition = {
    name: '1080p_h',
    playlist_key: 'a b/video1080p_h.m3u8',
    width: 1920,
    height: 1080,
    bandwidth: 5_000_000,
    duration_seconds: 12.5,
    segments: 4,
  };
  const group = {
    orientation: 'landscape',
    playlist_key: 'a b/video.m3u8',
    poster_keys: ['a b/video_poster.0000000.jpg'],
  };

  it.each([
    ['with sizes', { bytes: 1_000 }, { bytes: 900 }],
    ['of an older manifest, without', {}, {}],
  ])('are told from its manifest alone, %s', async (_what, groupSize, renditionSize) => {
    const { ulid, id } = await produce();
    const outputs = {
      groups: [{ ...group, ...groupSize, renditions: [{ ...rendition, ...renditionSize }] }],
    };
    await setRow(id, { status: 'completed', output_prefix: 'a b/', outputs: JSON.stringify(outputs) });
    const base = `${service.aws.url}/bacs-mc-public-stream/a%20b/`;
    const { playlist_key: _key, ...shown } = rendition;
    expect(await ok(client.GET('/api/productions/{id}/outputs', at(ulid)))).toEqual({
      ulid,
      output_prefix: 'a b/',
      items: [
        {
          kind: 'hls',
          orientation: 'landscape',
          playlist_url: `${base}video.m3u8`,
          mpd_url: null,
          poster_url: `${base}video_poster.0000000.jpg`,
          bytes: null,
          ...groupSize,
          renditions: [
            {
              kind: 'video',
              ...shown,
              bytes: null,
              ...renditionSize,
              playlist_url: `${base}video1080p_h.m3u8`,
            },
          ],
          files: [],
        },
      ],
    });
  });

  it.each([
    ['processing', 'PRODUCTION_NOT_COMPLETED'],
    ['failed', 'PRODUCTION_NOT_COMPLETED'],
    ['completed', 'OUTPUTS_NOT_RECORDED'],
  ])('are not there when it is %s without a manifest', async (status, code) => {
    const { ulid, id } = await produce();
    await setRow(id, { status });
    expect(await client.GET('/api/productions/{id}/outputs', at(ulid))).toMatchObject({
      response: { status: 409 },
      error: { code },
    });
  });
});

describe('a plan', () => {
  const plan = (config: ProductionConfig = {}, upload_id: string | number = upload.uuid) =>
    ok(client.POST('/api/productions/plan', { body: { upload_id, ...config } }));

  it('tells settings, tokens, destinations and renditions, and writes nothing', async () => {
    const before = await countRows();
    const answer = await plan();
    expect(await countRows()).toEqual(before);
    const root = `2026-11/22/${upload.uuid}/00000000000000000000000000/`;
    expect(answer).toMatchObject({
      profile: 'landscape-both-hls',
      settings_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      settings: {
        OutputGroups: expect.any(Array),
        Inputs: [{ FileInput: `s3://${upload.s3_bucket}/${upload.s3_key}` }],
      },
      token_values: {
        ASSET_ID: upload.uuid,
        DATE_YYYY_MM_DD: '2026-11/22',
        OUTPUT_BUCKET: 'bacs-mc-public-stream',
      },
      destinations: [
        {
          orientation: 'landscape',
          prefix: `${root}landscape/`,
          playlist_key: `${root}landscape/video.m3u8`,
        },
        { orientation: 'portrait', poster_keys: [`${root}portrait/video_poster.0000000.jpg`] },
      ],
      problems: [],
      identical_production: null,
    });
    expect(JSON.stringify(answer.settings)).toContain(`s3://bacs-mc-public-stream/${root}landscape/`);
    const path = { name: 'landscape-both-hls' };
    const profile = await ok(client.GET('/api/profiles/{name}', { params: { path } }));
    expect(answer.profile_hash).toBe(profile.hash);
    expect(answer.renditions).toEqual(profile.renditions);
  });

  it('tells whether the settings are the same, not whether the words are', async () => {
    const { settings_hash: hash } = await plan();
    const same = await plan({
      profile: 'landscape-both-hls',
      audio: 'original',
      quality: 'standard',
      name: 'x',
    });
    expect(same.settings_hash).toBe(hash);
    for (const other of [{ quality: 'hq' }, { audio: 'normalize' }, { profile: 'portrait-hls' }] as const)
      expect((await plan(other)).settings_hash).not.toBe(hash);
  });

  it('finds the newest identical production, waiting or rendered, and none that came to nothing', async () => {
    const { settings_hash } = await plan();
    const identical = async () => (await plan()).identical_production;
    await produce({ quality: 'hq' });
    expect(await identical()).toBeNull();
    const rendered = await produce();
    await setRow(rendered.id, { status: 'completed', settings_hash });
    expect(await identical()).toBe(rendered.ulid);
    const waiting = await produce({ profile: 'landscape-both-hls' });
    expect(await identical()).toBe(waiting.ulid);
    for (const status of ['failed', 'canceled', 'deleting']) {
      await setRow(waiting.id, { status, settings_hash });
      expect(await identical()).toBe(rendered.ulid);
    }
    await setRow(waiting.id, { status: 'processing', cancel_requested_at: '2026-01-01 00:00:00' });
    expect(await identical()).toBe(rendered.ulid);
  });

  it.each([
    ['whose size nobody knows', { width: null, source: null }, 'SIZE_UNKNOWN', 'simple-hls'],
    ['that nobody has described', { source: null }, 'SOURCE_UNKNOWN', 'landscape-both-hls'],
    ['that is not complete', { status: 'signed' }, 'UPLOAD_INCOMPLETE', 'landscape-both-hls'],
    [
      'of the older system that has no UUID',
      { asset_uuid: null, s3_key: 'film.mp4' },
      'TOKEN_INVALID',
      'landscape-both-hls',
    ],
  ])('of an upload %s says so', async (_what, columns, code, profile) => {
    ({ client, upload } = await signUpWithUpload(columns));
    const answer = await plan({}, upload.id);
    expect(answer).toMatchObject({ profile, problems: [{ code, message: expect.any(String) }] });
    if (code !== 'TOKEN_INVALID') return;
    expect(answer).toMatchObject({
      settings: null,
      settings_hash: null,
      destinations: [],
      identical_production: null,
    });
  });

  it('of a file that MediaConvert cannot read says so, and what it is planned for, in whole sentences', async () => {
    const source_problem = { code: 'PROBE_DECLINED', message: 'MediaConvert cannot read the file: no media' };
    ({ client, upload } = await signUpWithUpload({
      width: null,
      source: null,
      source_problem: JSON.stringify(source_problem),
    }));
    const { problems } = await plan({}, upload.id);
    expect(problems).toEqual([
      {
        code: 'PROBE_DECLINED',
        message:
          'MediaConvert cannot read the file: no media. Until then the plan takes it for landscape and, unless you ' +
          'name a profile, uses the one for sources of any size; the settings may change once the source is described.',
      },
    ]);
  });

  it('is made of dates of zeros and none as well', async () => {
    const { rows } = await sql<{ mode: string }>`SELECT @@GLOBAL.sql_mode AS mode`.execute(service.db);
    expect(rows).toHaveLength(1);
    await service.db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      await sql`UPDATE uploads SET date_ymd = '0000-00-00', created_at = 0 WHERE id = ${upload.id}`.execute(
        connection,
      );
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
    expect((await plan()).token_values.DATE_YYYY_MM_DD).toBe('2026-11/22');
  });

  it('of an unknown profile or upload is refused as the production would be', async () => {
    for (const [body, code] of [
      [{ upload_id: upload.uuid, profile: 'gone' }, 'UNKNOWN_PROFILE'],
      [{ upload_id: 999_999_999 }, 'UPLOAD_NOT_FOUND'],
    ] as const) {
      const planned = await client.POST('/api/productions/plan', { body });
      const produced = await client.POST('/api/productions', { body });
      expect([planned.error?.code, produced.error?.code]).toEqual([code, code]);
    }
  });
});

describe('profiles', () => {
  it('are listed with their renditions, and shown one by one', async () => {
    const find = (name: string) => client.GET('/api/profiles/{name}', { params: { path: { name } } });
    const { items } = await ok(client.GET('/api/profiles'));
    expect(items).toHaveLength(6);
    for (const profile of items) {
      expect(profile.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(profile.renditions.length).toBeGreaterThan(0);
      expect(await ok(find(profile.name))).toEqual(profile);
    }
    expect(items[0]?.renditions[0]).toEqual({
      name: '1080p_h',
      orientation: 'landscape',
      width: 1920,
      height: 1080,
      rate_control: 'VBR',
      bitrate: 5_000_000,
    });
    expect(await find('none')).toMatchObject({
      response: { status: 404 },
      error: { code: 'PROFILE_NOT_FOUND' },
    });
  });
});

describe('another user’s production', () => {
  it.each([
    ['POST /cancel', (client: ApiClient, id: string) => client.POST('/api/productions/{id}/cancel', at(id))],
    ['POST /retry', (client: ApiClient, id: string) => client.POST('/api/productions/{id}/retry', at(id))],
    ['GET /outputs', (client: ApiClient, id: string) => client.GET('/api/productions/{id}/outputs', at(id))],
    [
      'GET /timeline',
      (client: ApiClient, id: string) => client.GET('/api/productions/{id}/timeline', at(id)),
    ],
    ['GET', (client: ApiClient, id: string) => client.GET('/api/productions/{id}', at(id))],
  ])('is not there for %s', async (_what, ask) => {
    const { ulid } = await produce();
    const answer = await ask(await service.signUp(), ulid);
    expect(answer).toMatchObject({ response: { status: 404 }, error: { code: 'PRODUCTION_NOT_FOUND' } });
    expect((await findProduction(service.db, { ulid }))?.status).toBe('queued');
  });
});
