import type { Deletion } from '@bacs/db';
import { requestDeletion, tryExpireUpload } from '@bacs/db/deletions';
import { findProduction } from '@bacs/db/productions';
import { findUpload, insertUpload } from '@bacs/db/uploads';
import { outputBucket } from '@bacs/stack';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { deletionOf } from '../support/deletions.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { addProduction, addUpload, insertProduction, updateRow } from '../support/rows.ts';
import { startService } from '../support/service.ts';
import { allObjects, putObjects, uploadBucket } from '../support/stored-objects.ts';
import { letTimePass } from '../support/time.ts';

const api = await startService('deletion', { LOCAL_AWS_INSTANT_RENDER_MS: '60000' });
const { db, s3, aws } = api;
const worker = await api.runWorker({ SUBMIT_SEARCH_GAP_MS: '300', EXPIRE_EVERY_MS: '500' });
const client = await api.signUp();
const other = await api.signUp();
const ownerId = client.user.id;

afterEach(() => aws.setFaults({}));

async function waitForEnd(ulid: string) {
  return await vi.waitFor(async () => {
    const deletion = await ok(client.GET('/api/deletions/{id}', at(ulid)));
    expect(['completed', 'failed']).toContain(deletion.status);
    return deletion;
  }, patiently);
}

type How = { force?: true; dry_run?: true };

const deleteUpload = (id: string, query: How = {}) =>
  client.DELETE('/api/uploads/{id}', { params: { path: { id }, query } });
const deleteProduction = (id: string, query: How = {}) =>
  client.DELETE('/api/productions/{id}', { params: { path: { id }, query } });

const removeUpload = (id: string, query?: How) => expectDeletion(deleteUpload(id, query));
const removeProduction = (id: string, query?: How) => expectDeletion(deleteProduction(id, query));

async function expectDeletion(answer: ReturnType<typeof deleteUpload | typeof deleteProduction>) {
  const deletion = await deletionOf(answer);
  const { status, headers } = (await answer).response;
  expect([status, headers.get('location')]).toEqual([202, `/api/deletions/${deletion.ulid}`]);
  expect(deletion.status).toEqual(expect.any(String));
  return deletion;
}

async function publish(production: { id: number; upload_id: number }): Promise<number> {
  const { insertId } = await db
    .insertInto('spaces')
    .values({ type: 'channel', owner_user_id: ownerId, name: 'Channel', slug: newUlid() })
    .executeTakeFirstOrThrow();
  await db
    .insertInto('space_publications')
    .values({
      upload_id: production.upload_id,
      production_id: production.id,
      space_id: Number(insertId),
      status: 'published',
      visibility: 'public',
      visible_in_space: 1,
      visible_in_global: 1,
      published_at: new Date(),
    })
    .execute();
  return Number(insertId);
}

const rootOf = (upload: { asset_uuid: string | null }) => `2026-11/22/${upload.asset_uuid}/`;
const segments = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}portrait/seg_${String(index).padStart(5, '0')}.ts`);
const difference = (before: Map<string, number>, after: Map<string, number>) =>
  [...before.keys()].filter((key) => !after.has(key)).sort();

describe('the deletion of an upload with three productions, one of them rendering', () => {
  it('takes exactly what is its own, counts it, cancels the render, and nothing comes back', async () => {
    const film = await createStudio(inject('testDir')).film('deletion.mp4', '320x180', 1);
    const upload = await client.upload(film);
    const row = await findUpload(db, { uuid: upload.uuid });
    if (!row) throw new Error('no such upload');
    const date = row.s3_key.split('/').slice(1, 3).join('/');
    const [one, two] = await Promise.all([addProduction(db, row), addProduction(db, row)]);
    const roots = [one, two].map(({ ulid }) => `${date}/${upload.uuid}/${ulid}/`);
    // This must happen at once, because reconcile would let a queued one be rendered.
    for (const [index, { id }] of [one, two].entries())
      await updateRow(db, 'productions', id, {
        output_prefix: `${roots[index]}portrait/`,
        status: 'completed',
      });
    // One in ten of these keys ends with 0.ts.
    for (const root of roots) await putObjects(s3, outputBucket, segments(root, 150), 'four');
    const spaceId = await publish(one);
    const nearUuid = `${upload.uuid.slice(0, 35)}${upload.uuid.endsWith('0') ? '1' : '0'}`;
    const neighbours = [
      `${outputBucket}/${date}/${nearUuid}/${one.ulid}/portrait/video.m3u8`,
      `${outputBucket}/${date}/${upload.uuid}-copy/video.m3u8`,
      `${outputBucket}/${date}/${upload.uuid}`,
      `${uploadBucket}/uploads/${date}/${nearUuid}/video.mp4`,
    ];
    for (const neighbour of neighbours) {
      const [bucket = '', ...key] = neighbour.split('/');
      await putObjects(s3, bucket, [key.join('/')]);
    }
    const three = await client.produce(upload);
    await client.waitFor(three.ulid, 'processing');
    const before = await allObjects(s3);
    const doomed = [...before.keys()].filter(
      (key) =>
        key.startsWith(`${outputBucket}/${date}/${upload.uuid}/`) ||
        key.startsWith(`${uploadBucket}/uploads/${date}/${upload.uuid}/`),
    );

    const refused = await deleteUpload(upload.uuid);
    expect(refused).toMatchObject({ response: { status: 409 }, error: { code: 'PRODUCTION_PUBLISHED' } });
    expect(await deleteUpload(upload.uuid, { dry_run: true })).toMatchObject({
      response: { status: 200 },
      data: {
        blocked_by: 'published',
        would_delete: {
          objects: doomed.length,
          productions: 3,
          publications: 1,
          truncated: false,
          mediaconvert_jobs: [expect.any(String)],
        },
      },
    });
    expect(await db.selectFrom('deletions').select('id').execute()).toEqual([]);
    expect((await ok(client.GET('/api/spaces/{id}/feed', at(spaceId)))).items).toHaveLength(1);

    await aws.setFaults({
      delete_errors: [{ key: 'seg_\\d{4}0\\.ts$', code: 'InternalError', message: 'not now', count: 90 }],
    });
    const deletion = await removeUpload(upload.uuid, { force: true });
    expect((await ok(client.GET('/api/spaces/{id}/feed', at(spaceId)))).items).toEqual([]);
    const produced = await client.POST('/api/productions', { body: { upload_id: upload.uuid } });
    expect(produced.response.status).toBeGreaterThanOrEqual(404);
    expect(await deleteUpload(upload.uuid)).toMatchObject({
      response: { status: 202 },
      data: { ulid: deletion.ulid },
    });

    const ended = await waitForEnd(deletion.ulid);
    const after = await allObjects(s3);
    expect(difference(before, after)).toEqual(doomed.sort());
    expect([...after.keys()]).toEqual(expect.arrayContaining(neighbours));
    const [{ Id: job } = {}] = await aws.jobsOf(three.ulid);
    expect(ended).toMatchObject({
      status: 'completed',
      receipt: {
        objects: doomed.length,
        bytes: doomed.reduce((sum, key) => sum + (before.get(key) ?? 0), 0),
        mediaconvert_jobs_cancelled: [job],
        failure_count: 90,
      },
    });
    expect(ended.receipt?.failures).toHaveLength(30);
    expect(ended.receipt?.failures).toContainEqual({
      key: expect.stringMatching(/seg_\d{4}0\.ts$/),
      code: 'InternalError',
      message: 'not now',
      resolved: true,
    });
    // A tenth of the keys failed in three sweeps; one sweep deleted these keys, and one confirmed it.
    expect(ended.receipt?.sweeps).toBe(5);
    expect(await findUpload(db, { uuid: upload.uuid })).toBeUndefined();
    for (const table of ['productions', 'production_events', 'space_publications'] as const)
      expect(await db.selectFrom(table).select('id').execute()).toEqual([]);
    expect(await ok(deleteUpload(upload.uuid))).toEqual(ended);
    expect((await ok(client.GET('/api/deletions'))).items).toEqual([ended]);
  });
});

describe('legacy fault 5: deleting a production without a prefix of its own aimed at the whole upload', () => {
  it.each([
    ['the older system’s prefix', (root: string) => `${root}portrait/`],
    ['no prefix', () => null],
  ])('with %s, it deletes no object, and its row', async (_what, prefixFor) => {
    const upload = await addUpload(db, ownerId);
    const legacy = await addProduction(db, upload);
    const sibling = await addProduction(db, upload);
    const columns = { output_prefix: prefixFor(rootOf(upload)), status: 'completed', created_at: null };
    await updateRow(db, 'productions', legacy.id, columns);
    await updateRow(db, 'productions', sibling.id, {
      output_prefix: `${rootOf(upload)}${sibling.ulid}/portrait/`,
      status: 'completed',
    });
    const keys = [...segments(rootOf(upload), 2), ...segments(`${rootOf(upload)}${sibling.ulid}/`, 2)];
    await putObjects(s3, outputBucket, keys);
    const before = await allObjects(s3);
    const deletion = await removeProduction(String(legacy.id));
    expect(await waitForEnd(deletion.ulid)).toMatchObject({ status: 'completed', receipt: { objects: 0 } });
    expect(difference(before, await allObjects(s3))).toEqual([]);
    expect(await findProduction(db, { id: legacy.id })).toBeUndefined();
    expect(await findProduction(db, { id: sibling.id })).toMatchObject({ status: 'completed' });
  });

  it('deletes of a production what is below its own prefix alone, siblings and the date of its render considered', async () => {
    const upload = await addUpload(db, ownerId);
    const [mine, sibling] = [await addProduction(db, upload), await addProduction(db, upload)];
    const elsewhere = `2026-10/01/${upload.asset_uuid}/${mine.ulid}/`;
    await updateRow(db, 'productions', mine.id, {
      output_prefix: `${elsewhere}portrait/`,
      status: 'completed',
    });
    const own = [...segments(`${rootOf(upload)}${mine.ulid}/`, 3), ...segments(elsewhere, 2)];
    await putObjects(s3, outputBucket, [...own, ...segments(`${rootOf(upload)}${sibling.ulid}/`, 2)]);
    const before = await allObjects(s3);
    const deletion = await removeProduction(mine.ulid);
    expect(await waitForEnd(deletion.ulid)).toMatchObject({ status: 'completed', receipt: { objects: 5 } });
    expect(difference(before, await allObjects(s3))).toEqual(
      own.map((key) => `${outputBucket}/${key}`).sort(),
    );
    expect(await deleteProduction(mine.ulid)).toMatchObject({
      response: { status: 202 },
      data: { ulid: deletion.ulid, status: 'completed' },
    });
  });
});

describe('a prefix that is not the row’s own', () => {
  it.each([
    ['its sibling’s', (uuid: string) => `2026-11/22/${uuid}/${newUlid()}/portrait/`],
    ['another upload’s', () => `2026-11/22/${crypto.randomUUID()}/${newUlid()}/portrait/`],
    ['the whole bucket', () => '/'],
    ['below something else', (uuid: string, ulid: string) => `x/2026-11/22/${uuid}/${ulid}/portrait/`],
  ])('as %s is refused, and nothing is deleted', async (_what, prefixFor) => {
    const upload = await addUpload(db, ownerId);
    const production = await addProduction(db, upload);
    await updateRow(db, 'productions', production.id, {
      output_prefix: prefixFor(upload.asset_uuid ?? '', production.ulid),
      status: 'completed',
    });
    const own = segments(`${rootOf(upload)}${production.ulid}/`, 2);
    await putObjects(s3, outputBucket, own);
    const before = await allObjects(s3);
    const plan = await ok(deleteProduction(production.ulid, { dry_run: true }));
    expect(plan).toMatchObject({ blocked_by: 'prefix_refused' });
    const refused = await deleteProduction(production.ulid);
    expect(refused).toMatchObject({ response: { status: 409 }, error: { code: 'PREFIX_REFUSED' } });
    expect((await findProduction(db, { id: production.id }))?.status).toBe('completed');

    const target = { production: production.id };
    const begun = await requestDeletion(db, { ulid: newUlid(), userId: ownerId, target, force: false });
    const { ulid } = begun as Deletion;
    expect(await waitForEnd(ulid)).toMatchObject({ status: 'failed', error: { code: 'PREFIX_REFUSED' } });
    expect(difference(before, await allObjects(s3))).toEqual([]);

    await updateRow(db, 'productions', production.id, { output_prefix: null });
    expect((await removeProduction(production.ulid)).ulid).toBe(ulid);
    await vi.waitFor(async () => {
      expect(await waitForEnd(ulid)).toMatchObject({ status: 'completed', receipt: { objects: 2 } });
    }, patiently);
  });

  it('but another upload’s too, since both have one UUID, is refused', async () => {
    const [upload, twin] = [await addUpload(db, ownerId), await addUpload(db, ownerId)];
    await updateRow(db, 'uploads', twin.id, { asset_uuid: upload.asset_uuid });
    const refused = await deleteUpload(String(upload.id));
    expect(refused).toMatchObject({ response: { status: 409 }, error: { code: 'PREFIX_REFUSED' } });
    expect((await findUpload(db, { id: upload.id }))?.deletion_id).toBeNull();

    const target = { upload: upload.id };
    const begun = await requestDeletion(db, { ulid: newUlid(), userId: ownerId, target, force: false });
    // The other upload may belong to somebody else, so the message does not name it.
    const message = `Another upload or production also has objects at s3://${outputBucket}/${rootOf(upload)}`;
    const error = { code: 'PREFIX_REFUSED', message };
    expect(await waitForEnd((begun as Deletion).ulid)).toMatchObject({ status: 'failed', error });
  });
});

describe('the source of an upload', () => {
  it.each([
    ['uploads/2026-11/22/UUID/video.mp4', ['uploads/2026-11/22/UUID/thumb.jpg']],
    ['uploads/2026-11-22/UUID/name.mov', ['uploads/2026-11-22/UUID/a/b.txt']],
    ['old/UUID-name.ext', []],
    ['odd/video.mp4', []],
  ])('at %s goes with what is in its own directory', async (form, besides) => {
    const uuid = crypto.randomUUID();
    const fill = (key: string) => key.replace('UUID', uuid);
    const id = await insertUpload(db, {
      s3_bucket: uploadBucket,
      s3_key: fill(form),
      original_filename: null,
      description: null,
      content_type: null,
      size_bytes: null,
      width: null,
      height: null,
      asset_uuid: form.includes('UUID') ? uuid : null,
      date_ymd: null,
      orientation: null,
      user_id: ownerId,
    });
    await updateRow(db, 'uploads', id, { created_at: '2026-11-22 00:00:00' });
    const own = [form, ...besides].map(fill);
    const others = ['old/UUID-name.ext2', 'uploads/2026-11/22/UUIDx/v.mp4', 'odd/video.mp4x'].map(fill);
    await putObjects(s3, uploadBucket, [...own, ...others]);
    const before = await allObjects(s3);
    const { ulid } = await removeUpload(String(id));
    expect(await waitForEnd(ulid)).toMatchObject({ status: 'completed' });
    expect(difference(before, await allObjects(s3))).toEqual(
      own.map((key) => `${uploadBucket}/${key}`).sort(),
    );
  });
});

describe('a render that is being submitted when its production is deleted', () => {
  it('is found, canceled and swept up after, though CreateJob has not answered', async () => {
    const upload = await client.upload(await createStudio(inject('testDir')).film('d2.mp4', '320x180', 1));
    await aws.setFaults({ hold_answers: ['CreateJob'] });
    const { ulid } = await client.produce(upload);
    await vi.waitFor(async () => expect(await aws.jobsOf(ulid)).toHaveLength(1), patiently);
    const deletion = await removeProduction(ulid);
    const ended = await waitForEnd(deletion.ulid);
    expect(ended).toMatchObject({
      status: 'completed',
      receipt: { mediaconvert_jobs_cancelled: (await aws.jobsOf(ulid)).map(({ Id }) => Id) },
    });
    expect([...(await allObjects(s3)).keys()].filter((key) => key.includes(ulid))).toEqual([]);
  });

  it('and that no job is found of, is waited for until it is settled', async () => {
    const upload = await client.upload(await createStudio(inject('testDir')).film('d2.mp4', '320x180', 1));
    const called = (await aws.calls('CreateJob')).length;
    await aws.setFaults({ error: { CreateJob: { status: 500, code: 'InternalServerErrorException' } } });
    const { ulid } = await client.produce(upload);
    await aws.waitForCalls('CreateJob', called + 1);
    const deletion = await removeProduction(ulid);
    await vi.waitFor(async () => {
      const { blocked_reason } = await ok(client.GET('/api/deletions/{id}', at(deletion.ulid)));
      expect(blocked_reason).toMatch(/^unsettled: /);
    }, patiently);
    await letTimePass(db, ulid, 10 * 60_000);
    expect(await waitForEnd(deletion.ulid)).toMatchObject({ status: 'completed' });
  });
});

it('a render that does not end at once has those left alone that were seen at their end', async () => {
  const film = await createStudio(inject('testDir')).film('deletion.mp4', '320x180', 1);
  const upload = await client.upload(film);
  const jobs: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { ulid } = await client.produce(upload);
    await client.waitUntilTaken(ulid);
    jobs.push((await aws.jobsOf(ulid))[0]?.Id ?? '');
  }
  const [slow = ''] = jobs;
  const isSlow = `^(?=.*"id":"${slow}")(.*"status":)"CANCELED"`;
  await aws.setFaults({ rewrite: { GetJob: { pattern: isSlow, replacement: '$1"PROGRESSING"' } } });
  const canceled = async (id: string) =>
    (await aws.calls('CancelJob')).filter(({ url }) => url.endsWith(`/${id}`)).length;
  const { ulid } = await removeUpload(upload.uuid);
  await vi.waitFor(async () => expect(await canceled(slow)).toBeGreaterThan(3), patiently);
  expect(await Promise.all(jobs.slice(1).map(canceled))).toEqual([1, 1]);
  await aws.setFaults({});
  const { receipt } = await waitForEnd(ulid);
  expect(receipt?.mediaconvert_jobs_cancelled.sort()).toEqual(jobs.sort());
});

it('a production that is created while its upload is being deleted is never left behind', async () => {
  for (let round = 0; round < 5; round += 1) {
    const upload = await addUpload(db, ownerId);
    const create = () =>
      insertProduction(db, { ulid: newUlid(), uploadId: upload.id, userId: ownerId, name: null, config: {} });
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, create),
      removeUpload(upload.asset_uuid ?? ''),
      ...Array.from({ length: 4 }, create),
    ]);
    const deletion = outcomes[4];
    if (deletion?.status !== 'fulfilled') throw new Error('the deletion was not accepted');
    const { ulid } = deletion.value as { ulid: string };
    const left = await db
      .selectFrom('productions')
      .select('status')
      .where('upload_id', '=', upload.id)
      .execute();
    expect(left.filter(({ status }) => status !== 'deleting')).toEqual([]);
    await waitForEnd(ulid);
    expect(
      await db.selectFrom('productions').select('id').where('upload_id', '=', upload.id).execute(),
    ).toEqual([]);
  }
});

it('ten at once make one deletion', async () => {
  const upload = await addUpload(db, ownerId);
  const answers = await Promise.all(Array.from({ length: 10 }, () => removeUpload(String(upload.id))));
  expect(new Set(answers.map(({ ulid }) => ulid)).size).toBe(1);
});

it('what is another user’s is not found', async () => {
  const upload = await addUpload(db, ownerId);
  const production = await addProduction(db, upload);
  const { ulid } = await removeProduction(production.ulid);
  const id = upload.asset_uuid ?? '';
  for (const { response } of [
    await other.DELETE('/api/uploads/{id}', at(id)),
    await other.DELETE('/api/uploads/{id}', { params: { path: { id }, query: { dry_run: true } } }),
    await other.DELETE('/api/productions/{id}', {
      params: { path: { id: production.ulid }, query: { force: true } },
    }),
    await other.DELETE('/api/productions/{id}', at(newUlid())),
    await other.GET('/api/deletions/{id}', at(ulid)),
  ])
    expect(response.status).toBe(404);
  expect((await ok(other.GET('/api/deletions'))).items).toEqual([]);
});

it('thousands of objects go page by page, and the row does not grow with them', async () => {
  const upload = await addUpload(db, ownerId);
  const keys = segments(rootOf(upload), 2_100);
  await putObjects(s3, outputBucket, keys);
  const pagesBefore = (await aws.calls('DeleteObjects')).length;
  const { ulid } = await removeUpload(String(upload.id));
  let longest = 0;
  await vi.waitFor(async () => {
    const { rows } = await sql<{ size: number; status: string }>`
      SELECT COALESCE(LENGTH(work), 0) AS size, status FROM deletions WHERE ulid = ${ulid}`.execute(db);
    longest = Math.max(longest, rows[0]?.size ?? 0);
    expect(rows[0]?.status).toBe('completed');
  }, patiently);
  expect(longest).toBeLessThan(2_000);
  expect((await waitForEnd(ulid)).receipt).toMatchObject({ objects: 2_100, bytes: 2_100, sweeps: 2 });
  expect((await aws.calls('DeleteObjects')).length - pagesBefore).toBe(3);
});

it('a deletion whose job Redis has lost is dispatched anew', async () => {
  await worker.deps.queues.delete.pause();
  const upload = await addUpload(db, ownerId);
  const { ulid } = await removeUpload(String(upload.id));
  await worker.deps.queues.delete.obliterate({ force: true });
  await worker.deps.queues.delete.resume();
  expect(await waitForEnd(ulid)).toMatchObject({ status: 'completed' });
});

describe('an upload whose form to send the file is still valid', () => {
  const bytes = 'a few bytes';
  const announce = () =>
    ok(
      client.POST('/api/uploads', {
        body: { filename: 'a.mp4', content_type: 'video/mp4', size_bytes: bytes.length },
      }),
    );

  async function send(post: { url: string; fields: Record<string, string> } | null) {
    const form = new FormData();
    for (const [name, value] of Object.entries(post?.fields ?? {})) form.append(name, value);
    form.append('file', new Blob([bytes]));
    expect((await fetch(post?.url ?? '', { method: 'POST', body: form })).status).toBe(204);
  }

  const sourcesOf = async (uuid: string | null) =>
    [...(await allObjects(s3)).keys()].filter(
      (key) => key.startsWith(uploadBucket) && key.includes(uuid ?? ''),
    );

  it('is deleted, and swept once more when the form has ended: what came back is gone and counted', async () => {
    const { upload, post } = await announce();
    await send(post);
    await ok(client.POST('/api/uploads/{id}/complete', at(upload.uuid ?? '')));
    const { ulid } = await removeUpload(upload.uuid ?? '');
    const ended = await waitForEnd(ulid);
    expect(ended).toMatchObject({ status: 'completed', receipt: { objects: 1, bytes: bytes.length } });
    const untilMs = Date.parse(ended.sweep_again_at ?? '') - Date.now();
    expect(untilMs).toBeGreaterThan(60 * 60_000);
    expect(untilMs).toBeLessThan(121 * 60_000);
    await send(post);
    expect(await sourcesOf(upload.uuid)).toHaveLength(1);
    await db
      .updateTable('deletions')
      .set({ sweep_again_at: new Date(Date.now() - 1_000) })
      .where('ulid', '=', ulid)
      .execute();
    await vi.waitFor(async () => {
      expect(await ok(client.GET('/api/deletions/{id}', at(ulid)))).toMatchObject({ sweep_again_at: null });
    }, patiently);
    expect(await sourcesOf(upload.uuid)).toEqual([]);
    expect(await ok(client.GET('/api/deletions/{id}', at(ulid)))).toMatchObject({
      status: 'completed',
      receipt: {
        objects: 2,
        bytes: 2 * bytes.length,
        prefixes: ended.receipt?.prefixes,
        sweeps: (ended.receipt?.sweeps ?? 0) + 1,
      },
    });
  });

  it('and that is not complete by its end is deleted by itself, with what was sent', async () => {
    const { upload: late, post } = await announce();
    const [{ upload: inTime }, { upload: used }, { upload: older }] = [
      await announce(),
      await announce(),
      await announce(),
    ];
    await send(post);
    const days = (Date.parse(late.expires_at ?? '') - Date.parse(late.created_at ?? '')) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const row = await findUpload(db, { id: used.id });
    if (!row) throw new Error('no such upload');
    await addProduction(db, row);
    const past = '2026-01-01 00:00:00';
    await updateRow(db, 'uploads', older.id, { status: 'uploading', expires_at: past });
    await updateRow(db, 'uploads', used.id, { expires_at: past });
    await updateRow(db, 'uploads', late.id, { expires_at: past });
    const deletion = await vi.waitFor(async () => {
      const { items } = await ok(client.GET('/api/deletions'));
      const found = items.find(({ upload_uuid }) => upload_uuid === late.uuid);
      if (!found) throw new Error('not yet');
      return found;
    }, patiently);
    expect(await waitForEnd(deletion.ulid)).toMatchObject({ status: 'completed', receipt: { objects: 1 } });
    expect(await sourcesOf(late.uuid)).toEqual([]);
    expect((await client.GET('/api/uploads/{id}', at(late.uuid ?? ''))).response.status).toBe(404);
    for (const { id } of [inTime, used, older])
      expect(await findUpload(db, { id })).toMatchObject({ deletion_id: null });
  });

  it('and that is completed at the moment of its end stays, or is not completed', async () => {
    const uploads = await Promise.all(Array.from({ length: 8 }, announce));
    for (const { post } of uploads) await send(post);
    const answers = await Promise.all(
      uploads.map(async ({ upload }) => {
        await updateRow(db, 'uploads', upload.id, { expires_at: '2026-01-01 00:00:00' });
        const [{ response }] = await Promise.all([
          client.POST('/api/uploads/{id}/complete', at(upload.uuid ?? '')),
          tryExpireUpload(db, upload.id),
        ]);
        return { status: response.status, row: await findUpload(db, { id: upload.id }) };
      }),
    );
    for (const { status, row } of answers) {
      expect([200, 404]).toContain(status);
      if (status === 200)
        expect(row).toMatchObject({ status: 'uploaded', deletion_id: null, expires_at: null });
      else expect(row?.deletion_id).not.toBeNull();
    }
  });
});
