import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
let file: string;

beforeAll(async () => {
  service = await startService('events_life');
  await service.runWorker({ EXPIRE_EVERY_MS: '300' });
  api = await service.signUp();
  file = await createStudio(inject('testDir')).film('life.mp4', '320x180', 1);
});

type Query = { after?: number; wait?: number; types?: string; subject?: string; limit?: number };

const list = (query: Query, client = api) => ok(client.GET('/api/events', { params: { query } }));

/** Reads as a client does, from page to page, until an event of this type has come. */
async function readUntil(type: string, query: Query = {}, client = api) {
  const events = [];
  for (let after = query.after; ; ) {
    const page = await list({ ...query, wait: 25, ...(after !== undefined && { after }) }, client);
    events.push(...page.items);
    after = page.next_after;
    if (events.some((event) => event.type === type)) return events;
  }
}

describe('events', () => {
  it('tell the life of an upload and of its production, as GET showed them then, to their owner alone', async () => {
    const other = await service.signUp();
    const upload = await api.upload(file);
    const { ulid } = await api.produce(upload);
    const space = await ok(
      api.POST('/api/spaces', { body: { type: 'group', name: 'Events', slug: 'events' } }),
    );
    const publication = await ok(
      api.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: space.id } }),
    );
    await api.waitFor(ulid, 'completed');
    const completed = await ok(api.GET('/api/productions/{id}', at(ulid)));
    const deletion = await deletionOf(
      api.DELETE('/api/uploads/{id}', { params: { path: { id: upload.uuid }, query: { force: true } } }),
    );
    const events = await readUntil('deletion.completed');

    expect(events.map(({ id }) => id)).toEqual([...events.map(({ id }) => id)].sort((a, b) => a - b));
    const of = (subject: string) => events.filter((event) => event.subject === subject);
    const states = of(ulid).map(({ type }) => type.split('.')[1]);
    expect(states.filter((state) => state !== 'processing')).toEqual([
      'queued',
      'submitted',
      'completed',
      'deleting',
      'deleted',
    ]);
    const { queue_position, estimated_start, next_try_at, ...shown } = completed;
    expect(of(ulid).find(({ type }) => type === 'production.completed')?.data).toEqual(shown);
    expect(of(ulid).at(-1)?.data).toEqual({ ulid, upload_uuid: upload.uuid, deletion: deletion.ulid });
    expect(of(upload.uuid).map(({ type }) => type)).toEqual(['upload.completed', 'upload.deleted']);
    expect(of(upload.uuid)[0]?.data).toMatchObject({ uuid: upload.uuid, status: 'uploaded' });
    expect(of(String(publication.id)).map(({ type }) => type)).toEqual([
      'publication.published',
      'publication.unpublished',
    ]);
    expect(of(deletion.ulid).map(({ type }) => type)).toEqual(['deletion.completed']);
    expect(JSON.stringify(events)).not.toContain('@example.com');

    expect((await list({}, other)).items).toEqual([]);
    const operator = await service.signUp('operator');
    const all = await ok(operator.GET('/api/events', { params: { query: { scope: 'all' } } }));
    expect(all.items).toEqual(events);
    const refused = await other.GET('/api/events', { params: { query: { scope: 'all' } } });
    expect(refused.response.status).toBe(403);
  });

  it('come by type and by subject, in pages', async () => {
    const upload = await api.upload(file);
    const { ulid } = await api.produce(upload);
    const events = await readUntil('production.completed', { subject: ulid });
    expect(new Set(events.map(({ subject }) => subject))).toEqual(new Set([ulid]));
    const types = 'production.completed,upload.completed';
    const some = await readUntil('production.completed', { types, subject: ulid });
    expect(some.map(({ type }) => type)).toEqual(['production.completed']);
    const pages: number[] = [];
    for (let after = 0, left = events.length; left > 0; left -= 1) {
      const page = await list({ subject: ulid, limit: 1, after });
      pages.push(...page.items.map(({ id }) => id));
      after = page.next_after;
    }
    expect(pages).toEqual(events.map(({ id }) => id));
    const wrong = await api.request('GET', '/api/events?types=production.exploded');
    expect(wrong.status).toBe(400);
  });

  it('answer who waits as soon as there is one, and without one when the wait is over', async () => {
    const { next_after: after } = await list({});
    expect(await list({ after, wait: 1 })).toEqual({ items: [], next_after: after });
    const waiting = list({ after, wait: 25, types: 'upload.completed' });
    const upload = await api.upload(file);
    expect((await waiting).items).toMatchObject([{ type: 'upload.completed', subject: upload.uuid }]);
  });

  it('that are not kept any more are answered with 410, and with where to go on', async () => {
    await api.upload(file);
    const events = await readUntil('upload.completed');
    await sql`UPDATE events SET created_at = created_at - INTERVAL 31 DAY`.execute(service.db);
    await vi.waitFor(async () => {
      const [first] = events;
      const answer = await api.request('GET', `/api/events?after=${(first?.id ?? 1) - 1}`);
      expect(answer).toMatchObject({ status: 410, body: { code: 'EVENTS_REMOVED' } });
    }, patiently);
    const unknown = await api.request('GET', '/api/events?after=999999999');
    expect(unknown).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
  });
});
