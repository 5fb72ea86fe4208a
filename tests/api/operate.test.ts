import type { Upload } from '@bacs/db';
import { removeExpiredPreviews } from '@bacs/db/bulk';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addFailures } from '../support/failures.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

const { db, signUp, app } = await startApi('operate');
const id = '1795343400800-ab12c';

let alma: ApiClient;
let operator: ApiClient;
let upload: Upload;
let lost: string[];
let refused: string[];

beforeAll(async () => {
  [alma, operator] = [await signUp(), await signUp('operator')];
  upload = await addUpload(db, alma.user.id);
  await updateRow(db, 'uploads', upload.id, { status: 'uploaded' });
  lost = await addFailures(db, upload, {
    count: 30,
    code: 'MEDIACONVERT_JOB_LOST',
    message: (index) => `MediaConvert does not know its job ${id}${index % 10}`,
  });
  const other = await addUpload(db, operator.user.id);
  await updateRow(db, 'uploads', other.id, { original_filename: 'Holiday <b>in</b> Bonn.mov' });
  refused = await addFailures(db, other, {
    count: 5,
    code: 'FRAME',
    message: (index) => `Frame ${index} is bad`,
  });
});

type Query = NonNullable<
  Parameters<typeof operator.GET<'/api/admin/productions', { params: { query: object } }>>[1]
>['params']['query'];

async function find(query: Record<string, string | number>) {
  const ulids: string[] = [];
  let looked = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await ok(
      operator.GET('/api/admin/productions', { params: { query: { limit: 7, ...query, cursor } as Query } }),
    );
    ulids.push(...page.items.map(({ ulid }) => ulid));
    looked += page.looked_at;
    if (page.next_cursor === null) return { ulids, looked };
    cursor = page.next_cursor;
  }
}

const newest = (ulids: string[]) => ulids.toReversed();

describe('an operator finds among the productions of all users', () => {
  it.each([
    ['status', { status: 'failed', text: 'name' }, () => [...lost, ...refused]],
    ['code', { error_code: 'FRAME' }, () => refused],
    ['code, by their end', { error_code: 'FRAME', by: 'ended' }, () => refused],
    ['cause', { cause: 'MediaConvert does not know its job {id}' }, () => lost],
    ['profile', { profile: 'simple-hls' }, () => [...lost, ...refused]],
    ['profile that nobody uses', { profile: 'no' }, () => []],
    ['part of the name', { text: 'NAME 29' }, () => lost.slice(29)],
    ['part of the file’s name', { text: '<b>in</b>' }, () => refused],
  ])('those of a %s, newest first', async (_what, query, expected) => {
    const { ulids } = await find(query);
    expect(new Set(ulids)).toEqual(new Set(expected()));
    expect(ulids).toHaveLength(expected().length);
  });

  it('those of a user, in the order of their times, each once', async () => {
    expect((await find({ user_id: alma.user.id })).ulids).toEqual(newest(lost));
    expect((await find({ user_id: alma.user.id, by: 'ended', status: 'failed' })).ulids).toEqual(
      newest(lost),
    );
  });

  it('those of a span of time', async () => {
    const { created_at } = await ok(operator.GET('/api/productions/{id}', at(lost[10] ?? '')));
    const { ulids } = await find({ user_id: alma.user.id, from: created_at ?? '' });
    expect(ulids).toEqual(newest(lost.slice(10)));
    const before = await find({ user_id: alma.user.id, to: created_at ?? '' });
    expect(before.ulids).toEqual(newest(lost.slice(0, 10)));
  });

  it('one by its ULID, or by the beginning of it, and looks at no other', async () => {
    const ulid = lost[3] ?? '';
    expect(await find({ text: ulid.toLowerCase() })).toEqual({ ulids: [ulid], looked: 1 });
    expect((await find({ text: ulid.slice(0, 25) })).ulids).toContain(ulid);
    expect((await find({ text: ulid.slice(0, 4) })).ulids).toContain(ulid);
  });

  it.each(['1700000000000', '20240115123456'])(
    'one by a part of its file’s name, though it looks like the beginning of a ULID: %s',
    async (text) => {
      const named = await addUpload(db, alma.user.id);
      await updateRow(db, 'uploads', named.id, { original_filename: `VID ${text}.mp4` });
      const { ulid } = await addProduction(db, named);
      expect((await find({ text })).ulids).toContain(ulid);
      await sql`DELETE FROM productions WHERE upload_id = ${named.id}`.execute(db);
    },
  );

  it('nothing among many, and is told how far was looked', async () => {
    const many = await addUpload(db, alma.user.id);
    await addFailures(db, many, { count: 5_100, code: 'MANY' });
    const query = { profile: 'no' };
    const page = await ok(operator.GET('/api/admin/productions', { params: { query } }));
    expect(page).toMatchObject({ items: [], looked_at: 5_000 });
    expect(page.looked_to).toBeTypeOf('string');
    const rest = await ok(
      operator.GET('/api/admin/productions', {
        params: { query: { ...query, cursor: page.next_cursor ?? '' } },
      }),
    );
    expect(rest).toMatchObject({ items: [], next_cursor: null, looked_at: 135 });
    await sql`DELETE FROM productions WHERE upload_id = ${many.id}`.execute(db);
  });
});

it('failures are grouped by code and cause, and the group’s productions can be found', async () => {
  const { items, looked_at, truncated } = await ok(operator.GET('/api/admin/failures'));
  expect([looked_at, truncated]).toEqual([35, false]);
  expect(items).toMatchObject([
    { code: 'MEDIACONVERT_JOB_LOST', cause: 'MediaConvert does not know its job {id}', count: 30 },
    { code: 'FRAME', cause: 'Frame {number} is bad', count: 5 },
  ]);
  expect(items[0]?.examples).toEqual(newest(lost).slice(0, 3));
  expect(Date.parse(items[0]?.first_at ?? '')).toBeLessThan(Date.parse(items[0]?.last_at ?? ''));
  const { code, cause = '' } = items[1] ?? {};
  expect((await find({ error_code: code ?? '', cause, by: 'ended' })).ulids).toEqual(newest(refused));
});

it('a production is shown with all that is known of it', async () => {
  const { ulid, id: number } = await addRendered(db, upload, { end: 'failed' });
  const retry = await ok(alma.POST('/api/productions/{id}/retry', { ...at(ulid), body: {} }));
  const inspection = await ok(operator.GET('/api/admin/productions/{id}', at(ulid)));
  expect(inspection).toMatchObject({
    production: { ulid, status: 'failed', mediaconvert_job_id: ulid },
    upload: { uuid: upload.asset_uuid },
    // It is another S3 than that of AWS.
    console_url: null,
    queue: 'none',
    job: null,
    settings: { problem: 'The profile is not chosen yet' },
    publications: [],
    deletion: null,
    retries: [retry.ulid],
  });
  expect(inspection.timeline.items.map(({ event }) => event)).toEqual(['queued', 'submitted', 'failed']);
  expect(inspection.row.failed_jobs).toEqual([]);
  const failedBefore = [{ id: '1795343400800-ab12c', code: '1999' }];
  const failed_jobs = JSON.stringify(failedBefore);
  await updateRow(db, 'productions', number, { profile: 'simple-hls', failed_jobs });
  const { settings, row } = await ok(operator.GET('/api/admin/productions/{id}', at(ulid)));
  expect(row.failed_jobs).toEqual(failedBefore);
  expect(settings).toMatchObject({ same: null, problem: null });
  expect(JSON.stringify(settings.settings)).toContain(ulid);
  const of = await ok(operator.GET('/api/admin/productions/{id}', at(retry.ulid ?? '')));
  expect(of).toMatchObject({
    queue: 'found',
    job: { id: `${retry.ulid}.1`, state: 'waiting', board_url: `/admin/queues/queue/render/${retry.ulid}.1` },
  });
});

it('the overview tells of queues, states, workers, the budget, and what does not work', async () => {
  await addProduction(db, upload);
  const overview = await vi.waitFor(async () => {
    const answer = await ok(operator.GET('/api/admin/overview'));
    // A busy machine may take its time.
    expect([answer.queues, answer.fleet]).not.toContain(null);
    return answer;
  }, patiently);
  const queue = (name: string) => overview.queues?.find((one) => one.name === name);
  expect(queue('render')).toMatchObject({ paused: false, active: 0 });
  expect(queue('render')?.waiting).toBeGreaterThan(0);
  expect(queue('render')?.oldest_waiting_at).toBeTypeOf('string');
  expect(queue('bulk')).toMatchObject({ waiting: 0, oldest_waiting_at: null });
  const failed = overview.productions.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({ count: 36, oldest: { ulid: lost[0] } });
  expect(overview).toMatchObject({
    fleet: { workers: [] },
    budget: { calls_last_second: 0, learned_per_second: null },
  });
  expect(overview.degraded.map(({ code }) => code)).toContain('NO_WORKER');
});

describe('a bulk action', () => {
  const preview = async (client: ApiClient, error_code: string) =>
    await ok(
      client.POST('/api/admin/bulk-actions/preview', { body: { action: 'retry', filter: { error_code } } }),
    );

  it('is previewed with its count, a sample of all parts, and the calls', async () => {
    const { count, sample, estimated_calls, truncated, token } = await preview(
      operator,
      'MEDIACONVERT_JOB_LOST',
    );
    expect([count, truncated]).toEqual([30, false]);
    expect(sample.map(({ ulid }) => ulid)).toEqual(newest(lost).filter((_ulid, index) => index % 3 === 0));
    expect(estimated_calls).toMatchObject({ CreateJob: 30, CancelJob: 0 });
    // It is none yet, for nobody.
    expect((await operator.GET('/api/admin/bulk-actions/{id}', at(token))).response.status).toBe(404);
    expect((await ok(operator.GET('/api/admin/bulk-actions'))).items).toEqual([]);
  });

  it('is started once, by who has seen the set, and not too late', async () => {
    const { token } = await preview(operator, 'FRAME');
    const start = (client: ApiClient) =>
      client.POST('/api/admin/bulk-actions', { body: { token: token.toLowerCase() } });
    const another = await signUp('operator');
    expect((await start(another)).error).toMatchObject({ code: 'PREVIEW_NOT_FOUND' });
    expect((await ok(another.GET('/api/admin/bulk-actions'))).items).toEqual([]);
    const started = await ok(start(operator));
    expect(started).toMatchObject({ ulid: token, status: 'running', total: 5, done: 0 });
    expect(await ok(start(operator))).toEqual(started);
    expect((await ok(another.GET('/api/admin/bulk-actions'))).items).toEqual([started]);
    const aborted = await ok(another.POST('/api/admin/bulk-actions/{id}/abort', at(token)));
    expect(aborted).toMatchObject({ status: 'aborted', aborted_by: another.user.id });
    expect(await ok(start(operator))).toEqual(aborted);

    const late = await preview(operator, 'FRAME');
    await sql`UPDATE bulk_actions SET created_at = created_at - INTERVAL 16 MINUTE WHERE ulid = ${late.token}`.execute(
      db,
    );
    const refusal = await operator.POST('/api/admin/bulk-actions', { body: { token: late.token } });
    expect(refusal.error).toMatchObject({ code: 'PREVIEW_NOT_FOUND' });
    while ((await removeExpiredPreviews(db, { limit: 3 })).next !== undefined);
    const left = await sql`SELECT ulid FROM bulk_actions WHERE ulid = ${late.token}`.execute(db);
    expect(left.rows).toEqual([]);
  });

  it('cannot be previewed without end, and nothing is looked through for one too many', async () => {
    const another = await signUp('operator');
    for (let count = 0; count < 20; count += 1) await preview(another, 'none');
    const body = { action: 'retry', filter: {} } as const;
    // Whoever reads productions waits for this.
    const { error } = await db.connection().execute(async (connection) => {
      await sql`LOCK TABLES productions WRITE`.execute(connection);
      const answer = await another.POST('/api/admin/bulk-actions/preview', { body });
      await sql`UNLOCK TABLES`.execute(connection);
      return answer;
    });
    expect(error).toMatchObject({ code: 'QUOTA_EXCEEDED' });
  });
});

it('nobody but an operator gets anything', async () => {
  const paths = Object.entries(app.swagger().paths ?? {}).filter(([path]) => path.startsWith('/api/admin/'));
  expect(paths.length).toBe(9);
  for (const [path, methods] of paths)
    for (const method of Object.keys(methods ?? {})) {
      const url = path.replace('{id}', lost[0] ?? '');
      const { status, body } = await alma.request(method.toUpperCase(), url);
      expect([status, body]).toMatchObject([403, { code: 'OPERATOR_ONLY' }]);
    }
});
