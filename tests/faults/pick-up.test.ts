import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { ProductionConfig } from '@bacs/db';
import { tryMarkCanceled } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import { openQueues } from '@bacs/queue';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { kill, pause } from '../cluster/process-state.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { runApi } from '../support/run-api.ts';
import { type OwnWorker, runWorker } from '../support/run-worker.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { endedJob } from './ended-job.ts';
import { expectRenderedOnce } from './expect-rendered-once.ts';
import { heal } from './heal.ts';
import { historyOf, rowOf, trailOf } from './production.ts';
import { letLocksPass, untilDispatchedAnew } from './time.ts';

const cluster = await openTestCluster('pick-up');
const { aws, mysql, redis } = cluster;
const { queues, closeQueues } = openQueues({ connection: redis.client, prefix: 'bacs' });
afterTests(closeQueues);

/** What reads a row to render it; sweeps read the time with less of a row. */
const reading = /select \*, .*read_at/;
const headObject = /^HEAD /;
const createJob = /^POST \/2017-08-29\/jobs /;
const intending = /submit_intent_at` = /;
/** What reads the row before it changes it, under its lock */
const locking = (id: number) => new RegExp(`in \\(${id}\\).* for update`);

let worker: OwnWorker | undefined;
let client: ApiClient;
let upload: { uuid: string };

beforeAll(async () => {
  await runApi(cluster.env);
  worker = await runWorker(cluster.env);
  client = await cluster.signUp();
  upload = await client.upload(await cluster.film());
});

beforeEach(async () => {
  worker ??= await runWorker(cluster.env);
});

afterEach(() => heal(cluster));

describe('a worker that picks a production up', () => {
  it('row 14: and is killed at once: another worker continues after the lock, and no attempt is used up', async () => {
    const undisturbed = await client.produce(upload);
    await client.waitFor(undisturbed.ulid, 'completed');
    await endWorker();
    const doomed = await cluster.startWorker();
    const held = mysql.proxy.hold(reading);
    const { ulid } = await client.produce(upload);
    const { cut } = await held;
    await kill(doomed);
    cut();
    expect(await queues.render.getJobState(`${ulid}.1`)).toBe('active');
    await letLocksPass(cluster);
    worker = await runWorker(cluster.env);
    await expectRenderedOnce(cluster, ulid);
    const [before, job] = [
      await endedJob(queues, `${undisturbed.ulid}.1`),
      await endedJob(queues, `${ulid}.1`),
    ];
    expect(job.stalledCounter).toBe(1);
    expect(job.attemptsMade).toBe(before.attemptsMade);
  });

  it('row 15: by two jobs at the same time: one records its intent, the other does nothing', async () => {
    const first = aws.proxy.hold(headObject);
    const { ulid } = await client.produce(upload);
    const one = await first;
    const second = aws.proxy.hold(headObject);
    const twin = { production_ulid: ulid, attempt: 1 };
    await queues.render.add('render', twin, { jobId: `${ulid}.twin` });
    const other = await second;

    // Both workers have read the row. One is about to commit its intent when the other wants to write its own.
    const committing = mysql.proxy.hold(/commit/i, { after: intending });
    one.release();
    const commit = await committing;
    const late = mysql.proxy.hold(locking((await rowOf(cluster, ulid)).id));
    other.release();
    (await late).release();
    commit.release();

    await client.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
    for (const id of [`${ulid}.1`, `${ulid}.twin`]) {
      // The job that did not end the production sleeps, or is about to: its next look finds that there is nothing to do.
      await vi.waitFor(async () => {
        const job = await queues.render.getJob(id);
        if (await job?.isDelayed()) await job?.promote();
        expect(job?.finishedOn).toEqual(expect.any(Number));
      }, patiently);
      expect((await endedJob(queues, id)).failedReason).toBeUndefined();
    }
  });

  it('row 16: and is paused past its lock, before its intent and before the answer to CreateJob: what it writes is refused', async () => {
    await endWorker();
    const proxies = await cluster.openProxies();
    // When the worker continues, neither its own deadline nor the news that its locks are lost must hide what it does
    // with the answers.
    const patient = {
      AWS_TIMEOUT_MS: '44000',
      SUBMIT_GUARD_MS: '15000',
      SUBMIT_RESEND_MS: '15000',
      RENDER_LOCK_MS: '600000',
    };
    const paused = await cluster.startWorker({ proxies, env: patient });
    const beforeIntent = proxies.aws.hold(headObject);
    const unintended = await client.produce(upload);
    const head = await beforeIntent;
    const beforeAnswer = proxies.aws.hold(createJob);
    const unanswered = await client.produce(upload);
    const call = await beforeAnswer;
    await pause(paused);
    head.release();
    call.release();

    await letLocksPass(cluster);
    worker = await runWorker(cluster.env);
    const ulids = [unintended.ulid, unanswered.ulid];
    for (const ulid of ulids) await client.waitFor(ulid, 'completed');
    const rowsBefore = await rowsOf(ulids);
    const changes = rowsBefore.map(({ production }) => proxies.mysql.hold(locking(production.id)));
    paused.kill('SIGCONT');
    for (const change of changes) (await change).release();
    await paused.stop();
    expect(await rowsOf(ulids)).toEqual(rowsBefore);
    for (const ulid of ulids) await expectRenderedOnce(cluster, ulid);
  });

  it.each([
    ['whole', (key: string) => redis.client.del(key)],
    ['data alone', (key: string) => redis.client.hdel(key, 'data')],
  ])(
    'row 17: whose job has lost its hash (%s): the row stays as it is, and reconcile dispatches anew',
    async (_what, lose) => {
      const { ulid } = await whileNoneRuns(async () => {
        const production = await produce();
        expect(await lose(`bacs:render:${production.ulid}.1`)).toBe(1);
        return production;
      });
      await untilDispatchedAnew(cluster, ulid);
      await expectRenderedOnce(cluster, ulid, { attempts: [2] });
      expect((await trailOf(cluster, ulid)).slice(0, 2)).toEqual(['queued', 'dispatched']);
      expect(await queues.render.getJobState(`${ulid}.1`)).toBe('failed');
    },
  );

  it('row 18: that was canceled or removed meanwhile: the job ends without doing anything', async () => {
    const { canceled, removed } = await whileNoneRuns(async () => {
      const productions = { canceled: await produce(), removed: await produce() };
      await cancel(productions.canceled.ulid);
      await remove(productions.removed.ulid);
      return productions;
    });
    const held = aws.proxy.hold(headObject);
    const canceledLater = await produce();
    const { release } = await held;
    await cancel(canceledLater.ulid);
    release();

    for (const { ulid } of [canceled, removed, canceledLater]) {
      expect((await endedJob(queues, `${ulid}.1`)).failedReason).toBeUndefined();
      expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
    }
    for (const { ulid } of [canceled, canceledLater])
      expect(await trailOf(cluster, ulid)).toEqual(['queued', 'canceled']);
  });
});

describe('a production whose', () => {
  it('row 19: settings cannot be built has failed with SETTINGS_INVALID, and the others go on', async () => {
    const odd = await client.upload(await cluster.film());
    const [broken, healthy] = await whileNoneRuns(async () => {
      const both = [await client.produce(odd), await produce()] as const;
      await updateRow(mysql.db, 'uploads', odd.id, { asset_uuid: 'not-a-uuid' });
      return both;
    });
    expect((await client.waitFor(broken.ulid, 'failed')).error).toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringContaining('not-a-uuid'),
    });
    await client.waitFor(healthy.ulid, 'completed');
    await expectRenderedOnce(cluster, healthy.ulid);
    expect(await trailOf(cluster, broken.ulid)).toEqual(['queued', 'failed']);
    expect(await cluster.aws.control.jobsOf(broken.ulid)).toEqual([]);
    expect((await endedJob(queues, `${broken.ulid}.1`)).failedReason).toMatch(/^SETTINGS_INVALID: /);
  });

  it('rows 19, 60: profile this worker does not know waits for one that does', async () => {
    const { ulid } = await whileNoneRuns(async () => {
      const production = await produce();
      await setConfig(production.ulid, { profile: 'of-a-newer-release' });
      return production;
    });
    await vi.waitFor(async () => {
      const { blocked_reason } = await ok(client.GET('/api/productions/{id}', at(ulid)));
      expect(blocked_reason).toMatch(/^profile: .*of-a-newer-release/);
    }, patiently);
    await setConfig(ulid, {});
    await client.waitFor(ulid, 'completed');
    await expectRenderedOnce(cluster, ulid);
  });

  it('row 20: source is missing has failed with INPUT_MISSING before CreateJob is called', async () => {
    const gone = await client.upload(await cluster.film());
    const row = await findUpload(mysql.db, { uuid: gone.uuid });
    await cluster.s3.send(new DeleteObjectCommand({ Bucket: row?.s3_bucket, Key: row?.s3_key }));
    const { ulid } = await client.produce(gone);
    expect((await client.waitFor(ulid, 'failed')).error).toMatchObject({
      code: 'INPUT_MISSING',
      message: expect.stringContaining(String(row?.s3_key)),
    });
    expect(await trailOf(cluster, ulid)).toEqual(['queued', 'failed']);
    expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
  });

  it('row 20: source may not be read is blocked, and says so, until it may', async () => {
    await aws.control.setFaults({ error: { HeadObject: { status: 403, code: 'AccessDenied' } } });
    const { ulid } = await client.produce(upload);
    await vi.waitFor(async () => {
      const production = await ok(client.GET('/api/productions/{id}', at(ulid)));
      expect(production).toMatchObject({
        status: 'queued',
        blocked_reason: expect.stringMatching(/^forbidden/),
      });
    }, patiently);
    expect(await cluster.aws.control.jobsOf(ulid)).toEqual([]);
    await aws.control.setFaults({});
    expect((await client.waitFor(ulid, 'completed')).blocked_reason).toBeNull();
    await expectRenderedOnce(cluster, ulid);
    expect((await historyOf(cluster, ulid)).map(({ event }) => event)).toContain('blocked');
  });
});

function produce(): Promise<{ ulid: string }> {
  return client.produce(upload);
}

/** Jobs that are enqueued meanwhile wait. */
async function whileNoneRuns<T>(act: () => Promise<T>): Promise<T> {
  await endWorker();
  const result = await act();
  worker = await runWorker(cluster.env);
  return result;
}

async function endWorker(): Promise<void> {
  await worker?.close();
  worker = undefined;
}

/** Reads the rows with their histories. */
function rowsOf(ulids: string[]) {
  return Promise.all(
    ulids.map(async (ulid) => {
      const [production, history] = await Promise.all([rowOf(cluster, ulid), historyOf(cluster, ulid)]);
      return { production, history };
    }),
  );
}

async function cancel(ulid: string): Promise<void> {
  expect(await tryMarkCanceled(mysql.db, await rowOf(cluster, ulid))).toBe(true);
}

async function remove(ulid: string): Promise<void> {
  const { id } = await rowOf(cluster, ulid);
  await mysql.db.deleteFrom('production_events').where('production_id', '=', id).execute();
  await mysql.db.deleteFrom('productions').where('id', '=', id).execute();
}

async function setConfig(ulid: string, config: ProductionConfig): Promise<void> {
  await mysql.db
    .updateTable('productions')
    .set({ config: JSON.stringify(config) })
    .where('ulid', '=', ulid)
    .execute();
}
