import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addChannel, addProduction, addUpload } from '../support/rows.ts';

// What is odd in a row is no error of the service: every request that changes something is answered, or refused in words.

const log: string[] = [];
const service: Api = await startApi(
  'odd-changes',
  { RATE_LIMIT_PER_MINUTE: '0' },
  pino({ level: 'error' }, { write: (line: string) => void log.push(line) }),
);
const { db } = service;

type Table = 'uploads' | 'productions' | 'space_publications' | 'deletions' | 'spaces';
type World = Record<Table, number> & { queued: number; uuid: string };

let api: ApiClient;
beforeAll(async () => {
  api = await service.signUp();
});

async function makeWorld(): Promise<World> {
  const upload = await addUpload(db, api.user.id);
  await sql`UPDATE uploads SET status = 'uploaded' WHERE id = ${upload.id}`.execute(db);
  const rendered = await addRendered(db, upload);
  const queued = await addProduction(db, upload);
  const spaces = await addChannel(db, api.user.id);
  const publication = await ok(
    api.POST('/api/productions/{id}/publications', {
      ...at(String(rendered.id)),
      body: { space_id: spaces },
    }),
  );
  const doomed = await addProduction(db, upload);
  await api.request('DELETE', `/api/productions/${doomed.id}`);
  const deletion = db.selectFrom('deletions').select('id').where('production_id', '=', doomed.id);
  const { id: deletions } = await deletion.executeTakeFirstOrThrow();
  return {
    uploads: upload.id,
    uuid: upload.asset_uuid ?? '',
    productions: rendered.id,
    queued: queued.id,
    spaces,
    space_publications: publication.id,
    deletions,
  };
}

/** Every request that changes something and reads such a row, those that remove last. */
function requestsTo(table: Table, world: World): [method: string, path: string, body?: object][] {
  const { uploads, productions, queued, spaces, space_publications } = world;
  const body = { upload_id: String(uploads) };
  const publication = `/api/publications/${space_publications}`;
  const publish: [string, string, object?][] = [
    ['POST', `/api/productions/${queued}/publications`, { space_id: spaces }],
    ['PATCH', publication, { visibility: 'members' }],
    ['POST', `${publication}/replace`, { production_id: String(queued) }],
    ['POST', `${publication}/unpublish`],
    ['POST', `${publication}/republish`],
    ['PATCH', `/api/spaces/${spaces}`, { name: 'Other' }],
  ];
  const render: [string, string, object?][] = [
    ['POST', `/api/uploads/${uploads}/complete`],
    ['POST', '/api/productions', body],
    ['POST', '/api/productions/batch', { ...body, productions: [{}] }],
    ['POST', '/api/productions/plan', body],
    ['POST', `/api/productions/${queued}/cancel`],
    ['POST', `/api/productions/${queued}/retry`],
    ['POST', `/api/productions/${productions}/retry`],
  ];
  const remove: [string, string][] = [
    ['DELETE', `/api/productions/${productions}?dry_run=true`],
    ['DELETE', `/api/uploads/${uploads}?dry_run=true`],
    ['DELETE', `/api/productions/${queued}?force=true`],
    ['DELETE', `/api/productions/${productions}?force=true`],
    ['DELETE', `/api/uploads/${uploads}?force=true`],
    // Again, as a client does that has lost the answer.
    ['DELETE', `/api/uploads/${uploads}?force=true`],
  ];
  if (table === 'deletions') return remove;
  if (table === 'spaces' || table === 'space_publications') return [...publish, ...remove.slice(-2)];
  return [...render, ...publish.slice(0, 1), ...remove];
}

const shapes = ['"text"', '[null]', '{"a":{"b":[1]}}'];
const zero = '0000-00-00 00:00:00';
type Odd = [table: Table, column: string, values: (string | number | null)[]];
const odd: Odd[] = [
  ['productions', 'ulid', ['', 'not a ulid', '01jd9zk5t2m8q4w6x7y8zabcde']],
  ['productions', 'status', ['', 'pending', 'processing']],
  ['productions', 'config', [...shapes, '{"profile":5}']],
  ['productions', 'outputs', [...shapes, '{"groups":[null]}']],
  ['productions', 'output_prefix', ['', '../../', '2026-11/22/no/']],
  ['productions', 'mediaconvert_job_id', ['']],
  ['productions', 'attempt', [0, 4_294_967_295]],
  ['productions', 'created_at', [null, zero]],
  ['productions', 'submit_intent_at', [zero]],
  ['productions', 'cancel_requested_at', [zero]],
  ['productions', 'upload_id', [0, 999_999]],
  ['productions', 'retried_from', [999_999]],
  ['uploads', 'asset_uuid', ['', 'not-a-uuid', null]],
  ['uploads', 'date_ymd', ['', '2026-13-45', null]],
  ['uploads', 's3_key', ['', 'uploads/../x', '%']],
  ['uploads', 's3_bucket', ['', 'A B']],
  ['uploads', 'content_type', ['', 'text', null]],
  ['uploads', 'source', [...shapes, '{"tracks":[null]}']],
  ['uploads', 'width', [0, -1, null]],
  ['uploads', 'orientation', ['', null]],
  ['uploads', 'status', ['', 'completed']],
  ['uploads', 'etag', ['', 'x']],
  ['uploads', 'created_at', [null, zero]],
  ['space_publications', 'status', ['']],
  ['space_publications', 'published_at', [zero, null]],
  ['space_publications', 'production_id', [999_999, null]],
  ['spaces', 'type', ['']],
  ['spaces', 'slug', ['', null]],
  ['deletions', 'work', [...shapes, '{"places":[null]}']],
  ['deletions', 'status', ['']],
  ['deletions', 'ulid', ['', 'not a ulid']],
];

/** Writes as a server without strict mode does. */
async function write(table: Table, column: string, id: number, value: unknown): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`SET SESSION sql_mode = ''`.execute(connection);
    await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${value} WHERE id = ${id}`
      .execute(connection)
      .finally(() => sql`SET SESSION sql_mode = DEFAULT`.execute(connection));
  });
}

describe('what is odd in a row is no 500 of a request that changes something:', () => {
  it.each(odd)('%s.%s', async (table, column, values) => {
    const failed: unknown[] = [];
    for (const value of values) {
      log.length = 0;
      const world = await makeWorld();
      const id = table === 'productions' && column !== 'outputs' ? world.queued : world[table];
      await write(table, column, id, value);
      for (const [method, path, body] of requestsTo(table, world)) {
        const { status } = await api.request(method, path, body);
        if (status === 500) failed.push({ value, method, path, log: log.at(-1)?.slice(0, 1_200) });
      }
      // Some are unique, and the next world needs another.
      await sql`DELETE FROM ${sql.table(table)} WHERE id = ${id}`.execute(db);
    }
    expect(failed).toEqual([]);
  });
});
