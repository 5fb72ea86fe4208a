import type { Production } from '@bacs/db';
import { findProduction } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import { outputBucket } from '@bacs/stack';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { createStudio } from '../support/make-videos.ts';
import { outputKeys } from '../support/objects.ts';
import { patiently } from '../support/patiently.ts';
import { addProduction, updateRow } from '../support/rows.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type Service, startService } from '../support/service.ts';
import { putObjects } from '../support/stored-objects.ts';

const root = (production: Production) => `2026-11/22/${uploadUuid}/${production.ulid}/`;
const keysBelow = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}portrait/${String(index).padStart(5, '0')}.ts`);

let service: Service;
let client: ApiClient;
let worker: OwnWorker;
let uploadUuid: string;

beforeAll(async () => {
  service = await startService('faults_deletion', {
    RENDER_LOCK_MS: '3000',
    LOCAL_AWS_INSTANT_RENDER_MS: '60000',
  });
  worker = await service.runWorker();
  client = await service.signUp();
  const upload = await client.upload(await createStudio(inject('testDir')).film('f.mp4', '320x180', 1));
  uploadUuid = upload.uuid;
});

/** Adds a completed production with this many objects. */
async function addCompleted(count: number): Promise<{ production: Production; keys: string[] }> {
  const upload = await findUpload(service.db, { uuid: uploadUuid });
  if (!upload) throw new Error('no such upload');
  const production = await addProduction(service.db, upload);
  await updateRow(service.db, 'productions', production.id, {
    output_prefix: `${root(production)}portrait/`,
    status: 'completed',
  });
  const keys = keysBelow(root(production), count);
  await putObjects(service.s3, outputBucket, keys);
  return { production, keys };
}

const remove = async ({ ulid }: { ulid: string }) =>
  (await deletionOf(client.DELETE('/api/productions/{id}', at(ulid)))).ulid;
const look = (deletion: string) => ok(client.GET('/api/deletions/{id}', at(deletion)));
const waitForEnd = (deletion: string) =>
  vi.waitFor(async () => {
    const found = await look(deletion);
    expect(found.status).toBe('completed');
    return found;
  }, patiently);
const waitForBlock = (deletion: string, reason: RegExp) =>
  vi.waitFor(
    async () => expect(await look(deletion)).toMatchObject({ blocked_reason: expect.stringMatching(reason) }),
    patiently,
  );
const waitForSweep = (deletion: string, sweeps: number) =>
  vi.waitFor(
    async () => expect((await look(deletion)).progress?.sweeps).toBeGreaterThanOrEqual(sweeps),
    patiently,
  );

describe('while objects are being deleted', () => {
  it('row 52: and S3 answers 200 with errors of single keys: those alone are left and tried again, and the row stays', async () => {
    const { production, keys } = await addCompleted(40);
    const stubborn = keys.filter((key) => key.endsWith('7.ts'));
    await service.aws.setFaults({
      delete_errors: [{ key: '7\\.ts$', code: 'AccessDenied', message: 'arn:aws:iam::1:role/x may not' }],
    });
    const deletion = await remove(production);
    await waitForSweep(deletion, 3);
    await waitForBlock(deletion, /^undeleted: S3 did not delete 4 objects: AccessDenied not permitted$/);
    expect(await outputKeys(service.s3, root(production))).toEqual(stubborn);
    expect(await findProduction(service.db, production)).toMatchObject({ status: 'deleting' });
    expect(await look(deletion)).toMatchObject({ status: 'running', progress: { objects_deleted: 36 } });
    await service.aws.setFaults({});
    const { receipt } = await waitForEnd(deletion);
    expect(receipt?.failures).toEqual(
      stubborn.map((key) => ({ key, code: 'AccessDenied', message: 'not permitted', resolved: true })),
    );
    expect(receipt?.objects).toBe(40);
    expect(await outputKeys(service.s3, root(production))).toEqual([]);
  });

  it('row 53: and there are more than a page, a neighbour, somebody who writes, and the worker is killed: all of it goes, counted once, and nothing else', async () => {
    const { production } = await addCompleted(1_100);
    const near = root(production).replace(/.\/$/, (end) => (end === '0/' ? '1/' : '0/'));
    const neighbours = [...keysBelow(near, 2), `${root(production).slice(0, -1)}-x/portrait/0.ts`];
    await putObjects(service.s3, outputBucket, neighbours);
    await worker.close();
    const doomed = await service.startWorker();
    await service.aws.setFaults({ hold_answers: ['DeleteObjects'] });
    const called = (await service.aws.calls('DeleteObjects')).length;
    const deletion = await remove(production);
    // The first thousand objects are gone, and no client knows yet.
    await service.aws.waitForCalls('DeleteObjects', called + 1, patiently.timeout);
    await vi.waitFor(
      async () => expect(await outputKeys(service.s3, root(production))).toHaveLength(100),
      patiently,
    );
    doomed.kill('SIGKILL');
    await doomed.ended;
    expect(await look(deletion)).toMatchObject({ status: 'running', progress: { objects_deleted: 0 } });
    const late = [`${root(production)}portrait/late.ts`];
    await putObjects(service.s3, outputBucket, late);
    await service.aws.setFaults({});
    // Something can come back between two sweeps in this time, even on a busy machine.
    worker = await service.runWorker({ DELETE_SWEEP_MS: '3000' });
    await waitForSweep(deletion, 1);
    await putObjects(service.s3, outputBucket, [`${root(production)}portrait/00000.ts`]);
    expect((await waitForEnd(deletion)).receipt).toMatchObject({ objects: 1_102, bytes: 1_102, sweeps: 3 });
    expect(await outputKeys(service.s3, root(production))).toEqual([]);
    const left = await outputKeys(service.s3, root(production).slice(0, -2));
    expect(left).toEqual(expect.arrayContaining(neighbours));
    expect(left).toHaveLength(neighbours.length);
    // The other tests need not wait as long.
    await worker.close();
    worker = await service.runWorker();
  });

  it('row 54: and its MediaConvert job is still alive: nothing is deleted before that is seen at its end', async () => {
    const { ulid } = await client.produce({ uuid: uploadUuid });
    await client.waitFor(ulid, 'processing');
    const production = await findProduction(service.db, { ulid });
    if (!production) throw new Error('no such production');
    await putObjects(service.s3, outputBucket, keysBelow(`${production.output_prefix}`, 3));
    const called = (await service.aws.calls('DeleteObjects')).length;
    await service.aws.setFaults({ error: { GetJob: { status: 429, code: 'TooManyRequestsException' } } });
    const deletion = await remove({ ulid });
    await waitForBlock(deletion, /^throttled: /);
    expect((await service.aws.calls('CancelJob')).length).toBeGreaterThan(0);
    expect(await service.aws.calls('DeleteObjects')).toHaveLength(called);
    expect(await outputKeys(service.s3, production.output_prefix ?? '')).toHaveLength(3);
    await service.aws.setFaults({});
    expect((await waitForEnd(deletion)).receipt).toMatchObject({
      objects: 3,
      mediaconvert_jobs_cancelled: [production.mediaconvert_job_id],
    });
  });

  it.each([
    ['ListObjectsV2', 403, 'AccessDenied', /^forbidden: AccessDenied$/],
    ['DeleteObjects', 403, 'AccessDenied', /^forbidden: AccessDenied$/],
    ['DeleteObjects', 503, 'SlowDown', /^throttled: /],
  ])(
    'row 55: and %s is answered with %i %s: that is said, tried again, and never called deleted',
    async (operation, status, code, reason) => {
      const { production } = await addCompleted(3);
      await service.aws.setFaults({ error: { [operation]: { status, code } } });
      const called = (await service.aws.calls(operation)).length;
      const deletion = await remove(production);
      await service.aws.waitForCalls(operation, called + 4, patiently.timeout);
      await waitForBlock(deletion, reason);
      expect(await look(deletion)).toMatchObject({ status: 'running', receipt: null });
      expect(await findProduction(service.db, production)).toMatchObject({ status: 'deleting' });
      await service.aws.setFaults({});
      expect((await waitForEnd(deletion)).receipt).toMatchObject({ objects: 3 });
    },
  );
});
