import { findUpload } from '@bacs/db/uploads';
import { beforeAll, expect, it } from 'vitest';
import { traceIdOf } from '../../packages/tracing/src/in-trace-of.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { deletionOf } from '../support/deletions.ts';
import { addFailures } from '../support/failures.ts';
import { lookUntil } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { openSink, type SentSpan } from './sink.ts';
import { isAbout, rootOf, stepsAbove } from './spans.ts';

const sink = await openSink();
afterTests(() => sink.close());
const cluster = await openTestCluster('traces-others', {
  hasProxies: false,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, DELETE_SWEEP_MS: '300' },
});

let spans: SentSpan[];
let deletion: string;
let retrying: string;
let retry: string;
let canceling: string;
let canceled: string;

beforeAll(async () => {
  const service = await cluster.startApi();
  const worker = await cluster.startWorker();
  const [api, operator] = [await cluster.signUp(), await cluster.signUp('operator')];
  const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  const row = await findUpload(cluster.mysql.db, { uuid: upload.uuid });
  if (!row) throw new Error('The upload is not there');
  const [failed = ''] = await addFailures(cluster.mysql.db, row, { count: 1 });
  retrying = await startBulk(operator, { action: 'retry', filter: { status: 'failed' } });
  retry = await lookUntil(
    async () => (await findRetry(failed))?.ulid ?? undefined,
    () => `nobody retries ${failed}`,
  );
  await api.waitFor(retry, 'completed');

  await cluster.aws.control.setFaults({ paused: '.+' });
  const produce = async () => {
    const { ulid } = await api.produce(upload, { profile: 'simple-hls' });
    await api.waitUntilTaken(ulid);
    return ulid;
  };
  canceled = await produce();
  canceling = await startBulk(operator, { action: 'cancel', filter: { user_id: api.user.id } });
  await api.waitFor(canceled, 'canceled');

  // The upload has objects, and a job of MediaConvert that runs.
  await produce();
  ({ ulid: deletion } = await deletionOf(api.DELETE('/api/uploads/{id}', at(upload.uuid))));
  await lookUntil(
    async () => (await ok(api.GET('/api/deletions/{id}', at(deletion)))).status === 'completed' || undefined,
    () => `${deletion} is not completed`,
  );
  await Promise.all([worker.stop(), service.stop()]);
  spans = sink.spans();
});

/** Returns the request, with all that is in its trace. */
function traceOf(subject: Record<string, string>, name: string) {
  const request = spans.find(isAbout(subject, name));
  return { request, trace: spans.filter(({ traceId }) => traceId === request?.traceId) };
}

it('a deletion is one trace, from its request to the calls that cancel and delete', () => {
  const { request, trace } = traceOf({ deletion }, 'DELETE /api/uploads/:id');
  expect(request?.parentSpanId).toBeUndefined();
  for (const span of trace) expect(rootOf(span, trace)).toBe(request);
  for (const call of ['MediaConvert CancelJob', 'S3 ListObjectsV2', 'S3 DeleteObjects']) {
    const calls = spans.filter(isAbout({ deletion }, call));
    expect(calls.length, call).toBeGreaterThan(0);
    for (const span of calls) expect(stepsAbove(span, trace), call).toEqual(['process delete']);
  }
  // It has waited for the end of the job, and before it looked a second time.
  const steps = spans.filter(isAbout({ deletion }, 'process delete'));
  expect(steps.length).toBeGreaterThan(1);
  for (const { traceId } of steps) expect(traceId).toBe(request?.traceId);
});

it('a bulk action is one trace, and what it retries goes on from there', () => {
  const { request, trace } = traceOf({ bulk_action: retrying }, 'POST /api/admin/bulk-actions');
  for (const span of trace) expect(rootOf(span, trace)).toBe(request);
  const steps = trace.filter(isAbout({ bulk_action: retrying }, 'process bulk'));
  expect(steps.length).toBeGreaterThan(0);

  const dispatched = spans.find(isAbout({ production: retry }, 'dispatch'));
  expect(dispatched?.links).toEqual([request?.traceId]);
  const submitted = spans.filter(isAbout({ production: retry }, 'MediaConvert CreateJob'));
  expect(submitted.map(({ traceId }) => traceId)).toEqual([traceIdOf(retry)]);
  expect(dispatched?.traceId).toBe(traceIdOf(retry));
});

it('what a bulk action cancels is named in its trace, and canceled in that of its own request', () => {
  const { trace } = traceOf({ bulk_action: canceling }, 'POST /api/admin/bulk-actions');
  const about = trace.filter(({ attributes }) => attributes['bacs.production'] === canceled);
  expect(about.map(({ name }) => name)).toContain('UPDATE productions');
  for (const span of about) expect(stepsAbove(span, trace)).toEqual(['process bulk']);

  const own = traceOf({ production: canceled }, 'POST /api/productions');
  const calls = spans.filter(isAbout({ production: canceled }, 'MediaConvert CancelJob'));
  expect(calls.length).toBeGreaterThan(0);
  for (const span of calls) expect(rootOf(span, own.trace)).toBe(own.request);
});

type Preview = { action: 'retry' | 'cancel'; filter: { status?: 'failed'; user_id?: number } };

/** @returns the ULID of the action. */
async function startBulk(operator: ApiClient, body: Preview): Promise<string> {
  const { token, count } = await ok(operator.POST('/api/admin/bulk-actions/preview', { body }));
  expect(count).toBe(1);
  return (await ok(operator.POST('/api/admin/bulk-actions', { body: { token } }))).ulid;
}

async function findRetry(original: string) {
  return await cluster.mysql.db
    .selectFrom('productions as retry')
    .innerJoin('productions as original', 'original.id', 'retry.retried_from')
    .select('retry.ulid')
    .where('original.ulid', '=', original)
    .executeTakeFirst();
}
