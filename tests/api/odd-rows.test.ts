import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';

// The clients of these tests hold every answer against openapi.json, so a status of 200 says that the answer fits.

const log: string[] = [];
const service: Api = await startApi(
  'odd-rows',
  {},
  pino({ level: 'warn' }, { write: (line: string) => void log.push(line) }),
);

let api: ApiClient;
let upload: { id: number; uuid: string };
let ids: Record<Table, number>;
/** What shows a table, or one column of it. */
let addresses: Record<Table, string[]> & Record<string, string[] | undefined>;

type Table = 'uploads' | 'productions' | 'space_publications' | 'deletions' | 'production_events' | 'spaces';

beforeAll(async () => {
  api = await service.signUp();
  upload = await addUpload();
  const production = await api.produce(upload);
  const body = { type: 'channel', name: 'Odd', slug: randomUUID() } as const;
  const space = await ok(api.POST('/api/spaces', { body }));
  const publication = await ok(
    api.POST('/api/productions/{id}/publications', { ...at(production.ulid), body: { space_id: space.id } }),
  );
  const doomed = await deletionOf(api.DELETE('/api/uploads/{id}', at((await addUpload()).uuid)));
  const first = async (table: 'deletions' | 'production_events') =>
    (await service.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
  ids = {
    uploads: upload.id,
    productions: production.id,
    spaces: space.id,
    space_publications: publication.id,
    deletions: await first('deletions'),
    production_events: await first('production_events'),
  };
  const feeds = [`/api/spaces/${space.id}/feed`, '/api/feed'];
  const publications = [`/api/spaces/${space.id}/publications`, `/api/publications/${publication.id}`];
  const timeline = `/api/productions/${production.id}/timeline`;
  const productions = ['/api/productions', `/api/productions/${production.id}`];
  addresses = {
    uploads: ['/api/uploads', `/api/uploads/${upload.id}`, ...productions, ...publications, ...feeds],
    productions: [...productions, timeline, ...publications, ...feeds],
    config: productions,
    outputs: [...productions, '/api/feed'],
    production_events: [timeline],
    spaces: ['/api/spaces', `/api/spaces/${space.id}`, ...publications, ...feeds],
    space_publications: [...publications, `/api/productions/${production.id}/publications`, ...feeds],
    deletions: ['/api/deletions', `/api/deletions/${doomed.ulid}`],
  };
  // A feed shows what is completed.
  await write('productions', 'status', 'completed');
  await write('productions', 'outputs', JSON.stringify({ groups: [group()] }));
});

async function addUpload() {
  const body = { filename: 'film.mp4', content_type: 'video/mp4', size_bytes: 1 } as const;
  const { upload } = await ok(api.POST('/api/uploads', { body }));
  await sql`UPDATE uploads SET status = 'uploaded' WHERE id = ${upload.id}`.execute(service.db);
  return { id: upload.id, uuid: upload.uuid ?? '' };
}

const rendition = (odd: object = {}) => ({
  name: '720p',
  playlist_key: 'a/720p.m3u8',
  width: 1280,
  height: 720,
  bandwidth: 1_000_000,
  duration_seconds: 1.5,
  segments: 1,
  bytes: 10,
  ...odd,
});
const group = (odd: object = {}) => ({
  orientation: 'landscape',
  playlist_key: 'a/video.m3u8',
  poster_keys: ['a/poster.jpg'],
  renditions: [rendition()],
  bytes: 10,
  ...odd,
});
const manifest = (odd: object) => JSON.stringify({ groups: [group(odd), group()] });
const receipt = { objects: 1, bytes: 1, prefixes: ['s3://b/p'], mediaconvert_jobs_cancelled: [] };

/** JSON of every other shape. MariaDB takes a number that no double can hold. */
const shapes = [
  'null',
  'true',
  '0',
  '7',
  '-1.5',
  '"text"',
  '""',
  '[]',
  '[null]',
  '[[]]',
  '{}',
  '{"a":{"b":[1]}}',
];
const deep = `${'['.repeat(30)}${']'.repeat(30)}`;

type Odd = { table: Table; column: string; values: (string | number | null)[] };
const odd: Odd[] = [
  { table: 'productions', column: 'status', values: ['', 'pending'] },
  { table: 'productions', column: 'ulid', values: ['', 'not a ulid', '01jd9zk5t2m8q4w6x7y8zabcde', 'É'] },
  { table: 'productions', column: 'progress_percent', values: [101, 255] },
  { table: 'productions', column: 'created_at', values: [null] },
  { table: 'productions', column: 'upload_id', values: [0, 999_999] },
  { table: 'productions', column: 'error_message', values: ['', '\u0000', 'x'.repeat(60_000)] },
  {
    table: 'productions',
    column: 'config',
    values: [
      ...shapes,
      deep,
      '{"profile":5}',
      '{"profile":{}}',
      `{"profile":"${'p'.repeat(300)}"}`,
      '{"quality":"ultra","audio":["original"]}',
      '{"profile":"simple-hls","quality":true}',
    ],
  },
  {
    table: 'productions',
    column: 'outputs',
    values: [
      ...shapes,
      deep,
      ...['null', '1', '"g"', '{}', '[]', '[null]', '["g"]', '[{}]', '[[[]]]'].map((g) => `{"groups":${g}}`),
      ...[null, 5, {}].flatMap((value) =>
        ['orientation', 'playlist_key', 'poster_keys', 'renditions', 'bytes'].map((name) =>
          manifest({ [name]: value }),
        ),
      ),
      ...Object.keys(group()).map((name) => manifest({ [name]: undefined })),
      ...[null, 'wide', 1e300].flatMap((value) =>
        Object.keys(rendition()).map((name) => manifest({ renditions: [rendition({ [name]: value })] })),
      ),
      ...Object.keys(rendition()).map((name) =>
        manifest({ renditions: [rendition({ [name]: undefined }), null, 'x'] }),
      ),
      manifest({ poster_keys: [null] }),
    ],
  },
  { table: 'uploads', column: 'status', values: [''] },
  { table: 'uploads', column: 'asset_uuid', values: ['', 'not a uuid', 'ü'.repeat(36), null] },
  { table: 'uploads', column: 'size_bytes', values: ['18446744073709551615', 0, null] },
  { table: 'uploads', column: 'width', values: [-1, null] },
  { table: 'uploads', column: 'duration_seconds', values: [-1, null] },
  { table: 'uploads', column: 's3_key', values: ['', '/', '\u0000', 'no/date/at/all'] },
  { table: 'uploads', column: 'output_prefix', values: ['', '/', 'portrait'] },
  { table: 'uploads', column: 'uploaded_at', values: ['0000-00-00 00:00:00'] },
  { table: 'space_publications', column: 'status', values: ['', 'approved'] },
  { table: 'space_publications', column: 'visibility', values: [''] },
  { table: 'space_publications', column: 'visible_in_space', values: [-1, 7] },
  { table: 'space_publications', column: 'published_at', values: [null, '0000-00-00 00:00:00'] },
  { table: 'space_publications', column: 'upload_id', values: [0, 999_999] },
  { table: 'space_publications', column: 'production_id', values: [null, 999_999] },
  { table: 'spaces', column: 'type', values: [''] },
  { table: 'spaces', column: 'settings', values: [...shapes, '{"require_review":"yes"}'] },
  { table: 'production_events', column: 'event', values: ['', 'of a later release'] },
  {
    table: 'production_events',
    column: 'detail',
    values: [...shapes, deep, '{"toJSON":1,"__proto__":{"a":1}}'],
  },
  { table: 'deletions', column: 'status', values: ['', 'completed', 'failed'] },
  { table: 'deletions', column: 'upload_uuid', values: ['not a uuid', null] },
  { table: 'deletions', column: 'production_ulid', values: ['not a ulid'] },
  { table: 'deletions', column: 'work', values: [...shapes, '{"places":[null]}', '{"places":"here"}'] },
  {
    table: 'deletions',
    column: 'receipt',
    values: [
      ...shapes,
      JSON.stringify(receipt),
      JSON.stringify({ ...receipt, failure_count: '1', sweeps: null, failures: [] }),
      JSON.stringify({ ...receipt, failure_count: 1, sweeps: 1, failures: [null, { key: 1 }] }),
    ],
  },
];

/** Writes as a server without strict mode does, which takes what the column cannot hold as something odd. */
async function write(table: Table, column: string, value: unknown): Promise<void> {
  await service.db.connection().execute(async (connection) => {
    await sql`SET SESSION sql_mode = ''`.execute(connection);
    await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${value} WHERE id = ${ids[table]}`
      .execute(connection)
      .finally(() => sql`SET SESSION sql_mode = DEFAULT`.execute(connection));
  });
}

/** Reads the column as SQL shows it. */
async function read(table: Table, column: string): Promise<unknown> {
  const text = sql`SELECT CAST(${sql.ref(column)} AS CHAR) AS text FROM ${sql.table(table)} WHERE id = ${ids[table]}`;
  const { rows } = await text.execute(service.db);
  return (rows[0] as { text: unknown }).text;
}

describe('a row with something odd in it', () => {
  it.each(odd)('in $column of $table takes no list and no answer away', async ({ table, column, values }) => {
    const failed: unknown[] = [];
    const before = await read(table, column);
    for (const value of values) {
      await write(table, column, value);
      for (const address of addresses[column] ?? addresses[table]) {
        const status = await api.request('GET', address).then((answer) => answer.status, String);
        if (status !== 200) failed.push({ value, address, status });
      }
    }
    await write(table, column, before);
    expect(failed).toEqual([]);
  });

  const outputs = { groups: [group(), group({ renditions: [rendition({ bandwidth: null }), rendition()] })] };

  it('shows all else, and null for what is odd', async () => {
    const before = await read('productions', 'outputs');
    await write('productions', 'outputs', JSON.stringify(outputs));
    const { items } = await ok(api.GET('/api/productions'));
    const alone = await ok(api.GET('/api/productions/{id}/outputs', at(String(ids.productions))));
    await write('productions', 'outputs', before);
    expect(alone.items).toEqual(items[0]?.outputs);
    const [first, second] = items[0]?.outputs ?? [];
    expect(first?.renditions).toMatchObject([{ name: '720p', bandwidth: 1_000_000 }]);
    expect(second?.renditions).toMatchObject([
      { name: '720p', bandwidth: null, width: 1280, playlist_url: expect.stringMatching(/720p\.m3u8$/) },
      { bandwidth: 1_000_000 },
    ]);
  });

  it.each(['{"profile":5,"quality":"hq"}', '{"profile":[],"quality":"hq"}', '"text"', '[]'])(
    'takes no plan of its upload away: the config %s',
    async (config) => {
      const waiting = await api.produce(upload);
      await sql`UPDATE productions SET config = ${config} WHERE ulid = ${waiting.ulid}`.execute(service.db);
      const body = { upload_id: upload.uuid };
      expect(await ok(api.POST('/api/productions/plan', { body }))).toMatchObject({ settings: {} });
      await sql`DELETE FROM productions WHERE ulid = ${waiting.ulid}`.execute(service.db);
    },
  );

  it('is named in the log, with its odd fields', async () => {
    const [status, before] = [await read('productions', 'status'), await read('productions', 'outputs')];
    await write('productions', 'outputs', JSON.stringify({ groups: [group({ playlist_key: 7 }), 'two'] }));
    await write('productions', 'status', '');
    log.length = 0;
    const { items } = await ok(api.GET('/api/productions'));
    await write('productions', 'status', status);
    await write('productions', 'outputs', before);
    expect(items).toMatchObject([{ status: null, outputs: [] }]);
    expect(log.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: 40,
        msg: 'rows hold what does not fit an answer',
        count: 3,
        misfits: ['/status', '/outputs/0', '/outputs/1'].map((field) => ({
          row: { id: ids.productions, ulid: items[0]?.ulid },
          field,
        })),
      },
    ]);
  });

  it('is shown in the log once for each answer, with a bounded number of fields', async () => {
    const before = await read('productions', 'outputs');
    await write('productions', 'outputs', JSON.stringify({ groups: Array.from({ length: 500 }, () => 'x') }));
    log.length = 0;
    await ok(api.GET('/api/productions'));
    await write('productions', 'outputs', before);
    expect(log.map((line) => JSON.parse(line))).toMatchObject([{ count: 500, misfits: { length: 20 } }]);
  });
});
