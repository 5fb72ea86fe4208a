import type { Deletion, Upload } from '@bacs/db';
import { findPublicationIds, newWork, requestDeletion, tryCompleteDeletion } from '@bacs/db/deletions';
import { findMade } from '@bacs/db/requests';
import { outputBucket } from '@bacs/stack';
import { ulid as newUlid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import { addChannel, addProduction, addUpload, updateRow } from '../support/rows.ts';

const api = await startApi('deletion_guards');
const { db } = api;
const client = await api.signUp();
const ownerId = client.user.id;

async function publish(upload: Upload, productionId: number | null): Promise<number> {
  const { insertId } = await db
    .insertInto('space_publications')
    .values({
      upload_id: upload.id,
      production_id: productionId,
      space_id: await addChannel(db, ownerId),
      status: 'published',
      visibility: 'public',
      visible_in_space: 1,
      visible_in_global: 1,
      published_at: new Date(),
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

type How = { dry_run?: true; force?: true };

const deleteProduction = ({ ulid }: { ulid: string }, query: How = {}) =>
  client.DELETE('/api/productions/{id}', { params: { path: { id: ulid }, query } });
const deleteUpload = ({ id }: { id: number }, query: How = {}) =>
  client.DELETE('/api/uploads/{id}', { params: { path: { id: String(id) }, query } });
const rootOf = (upload: Upload) => `2026-11/22/${upload.asset_uuid}/`;

describe('a publication of the older system', () => {
  it('goes with the production whose prefix its upload has, and with no other', async () => {
    const upload = await addUpload(db, ownerId);
    const [shown, beside] = [await addProduction(db, upload), await addProduction(db, upload)];
    await updateRow(db, 'uploads', upload.id, { output_prefix: `${rootOf(upload)}${shown.ulid}/portrait/` });
    const publication = await publish(upload, null);
    expect(await findPublicationIds(db, { production: beside.id })).toEqual([]);
    expect(await findPublicationIds(db, { production: shown.id }, { published: true })).toEqual([
      publication,
    ]);
    const plan = await ok(deleteProduction(shown, { dry_run: true }));
    expect(plan).toMatchObject({ blocked_by: 'published' });
    expect(await deleteProduction(shown)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PRODUCTION_PUBLISHED' },
    });
    expect((await deleteProduction(beside)).response.status).toBe(202);
  });
});

it('what is being deleted already does not keep its upload from it', async () => {
  const upload = await addUpload(db, ownerId);
  const production = await addProduction(db, upload);
  await publish(upload, production.id);
  expect((await deleteUpload(upload)).error?.code).toBe('PRODUCTION_PUBLISHED');
  expect((await deleteProduction(production, { force: true })).response.status).toBe(202);
  expect((await deleteUpload(upload)).response.status).toBe(202);
});

describe('an upload', () => {
  type Lay = (upload: Upload, other: Upload) => Promise<void>;
  const alsoThere: [string, Lay][] = [
    [
      'another of its UUID',
      (upload, { id }) => updateRow(db, 'uploads', id, { asset_uuid: upload.asset_uuid }),
    ],
    [
      'another with its UUID in the key alone',
      (upload, { id }) =>
        updateRow(db, 'uploads', id, { asset_uuid: null, s3_key: `old/${upload.asset_uuid}-name.mp4` }),
    ],
    [
      'another of the UUID that only its key tells',
      async (upload, { id }) => {
        await updateRow(db, 'uploads', upload.id, {
          asset_uuid: null,
          s3_key: `${upload.asset_uuid}-name.mp4`,
        });
        await updateRow(db, 'uploads', id, { asset_uuid: upload.asset_uuid });
      },
    ],
    [
      'the outputs of another',
      (upload, { id }) =>
        updateRow(db, 'uploads', id, { output_prefix: `${rootOf(upload)}landscape/`, status: 'completed' }),
    ],
    [
      'the outputs of another’s production, beside a source of no directory',
      async (upload, other) => {
        await updateRow(db, 'uploads', upload.id, { s3_key: `old/${upload.asset_uuid}-name.mp4` });
        const { id } = await addProduction(db, other);
        await updateRow(db, 'productions', id, { output_prefix: `${rootOf(upload)}portrait/` });
      },
    ],
    [
      'another whose output its own source is',
      async (upload, other) => {
        const { id, ulid } = await addProduction(db, other);
        const root = `${rootOf(other)}${ulid}/`;
        await updateRow(db, 'productions', id, { output_prefix: `${root}portrait/` });
        await updateRow(db, 'uploads', upload.id, {
          s3_bucket: outputBucket,
          s3_key: `${root}portrait/x.ts`,
        });
      },
    ],
  ];
  it.each(alsoThere)('beside %s is refused, and stays to be seen', async (_what, lay) => {
    const [upload, other] = [await addUpload(db, ownerId), await addUpload(db, ownerId)];
    await lay(upload, other);
    const plan = await ok(deleteUpload(upload, { dry_run: true }));
    if (!('refused_because' in plan)) throw new Error('this is no plan');
    expect(plan).toMatchObject({
      blocked_by: 'prefix_refused',
      refused_because: expect.stringContaining('also has objects at s3://'),
    });
    expect(await deleteUpload(upload)).toMatchObject({
      response: { status: 409 },
      error: { code: 'PREFIX_REFUSED', detail: plan.refused_because },
    });
    const row = db.selectFrom('uploads').select('deletion_id').where('id', '=', upload.id);
    expect(await row.executeTakeFirst()).toEqual({ deletion_id: null });
  });
});

it('the request that made a production is remembered once that is gone', async () => {
  const upload = await addUpload(db, ownerId);
  const productions = [await addProduction(db, upload), await addProduction(db, upload)];
  const [first, second] = productions.map(() => newUlid());
  for (const [index, { id }] of productions.entries())
    await updateRow(db, 'productions', id, {
      idempotency_key: [first, second][index] ?? '',
      request_hash: 'f'.repeat(64),
    });
  const target = { upload: upload.id };
  const deletion = await requestDeletion(db, { ulid: newUlid(), userId: ownerId, target, force: false });
  const work = { ...newWork(), stopped: true };
  // An earlier request has used the key.
  await db
    .insertInto('idempotent_requests')
    .values({
      user_id: ownerId,
      operation: 'createProduction',
      idempotency_key: first ?? '',
      request_hash: 'e'.repeat(64),
      created_ids: '[]',
    })
    .execute();
  expect(await tryCompleteDeletion(db, deletion as Deletion, work)).toBe(true);
  const made = (key = '') => findMade(db, { userId: ownerId, operation: 'createProduction', key });
  expect(await made(first)).toMatchObject({ ids: [], request_hash: 'e'.repeat(64) });
  expect(await made(second)).toMatchObject({ ids: [], request_hash: 'f'.repeat(64) });
});
