import { readFile } from 'node:fs/promises';
import type { App } from '@bacs/stack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { traceIdOf } from '../../packages/tracing/src/in-trace-of.ts';
import { expectRenderedOnce } from '../faults/expect-rendered-once.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { drawTrace } from './draw-trace.ts';
import { openSink, type SentSpan } from './sink.ts';

const sink = await openSink();
afterAll(() => sink.close());
const cluster = await openTestCluster('traces', {
  hasProxies: false,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, RECONCILE_IDLE_MS: '1000' },
});
/** It looks at nothing again by itself, so what it has submitted is for others to end. */
const submitsOnly = { RENDER_POLL_MS: '600000', WATCH_EVERY_MS: '600000' };
/** No client’s name for its trace is a secret, and what stands in a query may be. */
const hidden = 'hidden-in-a-query';

let api: ApiClient;
let ulid: string;
let later: string;
const apps: Record<'api' | 'worker 1' | 'worker 2', App> = {} as never;

beforeAll(async () => {
  apps.api = await cluster.startApi();
  apps['worker 1'] = await cluster.startWorker({ env: submitsOnly });
  api = await cluster.signUp();
  const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  ({ ulid } = await api.produce(upload, { profile: 'simple-hls' }));
  await apps['worker 1'].waitForLine(/"msg":"submitted"/);
  await apps['worker 1'].stop();

  apps['worker 2'] = await cluster.startWorker();
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  await api.request('GET', `/api/productions?token=${hidden}`);
  await fetch(`${cluster.apiUrl}/health/ready`);

  // Redis loses the job of the next one before anybody has it.
  await apps['worker 2'].stop();
  ({ ulid: later } = await api.produce(upload, { profile: 'simple-hls' }));
  await cluster.redis.flush();
  apps['worker 2'] = await cluster.startWorker();
  await api.waitFor(later, 'completed');
  await Promise.all([apps['worker 2'].stop(), apps.api.stop()]);
});

it('is one trace, from its request to its end, across the API and two workers', async () => {
  const spans = sink.spans();
  const request = spans.find(isAbout(ulid, 'POST /api/productions'));
  const trace = spans.filter(({ traceId }) => traceId === request?.traceId);
  const submitted = trace.find(isNamed('MediaConvert CreateJob'));
  const looked = trace.filter(isNamed('MediaConvert GetJob')).at(-1);
  const processes = {
    [instanceOf(request)]: 'api',
    [instanceOf(submitted)]: 'worker 1',
    [instanceOf(looked)]: 'worker 2',
  };
  process.stdout.write(`${drawTrace(trace, processes)}\n`);

  expect(Object.keys(processes)).toHaveLength(3);
  expect(request?.parentSpanId).toBeUndefined();
  for (const span of trace) expect(rootOf(span, trace)).toBe(request);
  for (const span of [submitted, looked]) expect(stepsAbove(span, trace)).toEqual(['process render']);
  // Each span of a worker says which production it is about, and whatever says so is in this trace.
  for (const { resource, attributes } of trace)
    if (resource['service.name'] === 'bacs-worker') expect(attributes['bacs.production']).toBe(ulid);
  expect(new Set(spans.filter(isAbout(ulid)).map(({ traceId }) => traceId)).size).toBe(1);
});

it('goes on in the trace that its ULID names when Redis has lost its job', () => {
  const spans = sink.spans();
  const dispatched = spans.find(({ name, traceId }) => name === 'dispatch' && traceId === traceIdOf(later));
  const ended = spans.filter(isAbout(later, 'process render'));
  expect(ended.map(({ traceId }) => traceId)).toEqual(ended.map(() => traceIdOf(later)));
  expect(ended.length).toBeGreaterThan(0);
  const finder = spans.filter(({ traceId }) => dispatched?.links.includes(traceId));
  expect(finder.map(({ name }) => name)).toContain('process reconcile');
});

it('has each run of a schedule in a trace of its own', () => {
  const runs = sink.spans().filter(isNamed('process watch'));
  expect(runs.length).toBeGreaterThan(1);
  expect(new Set(runs.map(({ traceId }) => traceId)).size).toBe(runs.length);
});

it('begins with requests and jobs alone', () => {
  const spans = sink.spans();
  const roots = new Set(spans.filter(({ parentSpanId }) => !parentSpanId).map(({ name }) => name));
  const odd = [...roots].filter((name) => !/^(GET|POST) \/(?!health)|^process /.test(name));
  expect(odd).toEqual([]);
});

it('tells nothing that is secret', () => {
  const sent = sink.bodies();
  expect(sent).toContain('/api/productions');
  for (const secret of [api.key, api.key.slice(-20), hidden, 'X-Amz-', 'authorization', api.user.email])
    expect(sent).not.toContain(secret);
});

it('is named by each line of the log that is about it', async () => {
  const { traceId } = sink.spans().find(isAbout(ulid, 'POST /api/productions')) ?? {};
  for (const app of Object.values(apps)) {
    const lines = (await readFile(app.logFile, 'utf8')).split('\n').filter((line) => line.includes('{'));
    const about = lines.map((line) => JSON.parse(line)).filter(({ production }) => production === ulid);
    if (app === apps['worker 1']) expect(about.map(({ msg }) => msg)).toContain('submitted');
    if (app === apps.api) expect(about.map(({ msg }) => msg)).toEqual(['request']);
    for (const line of about) expect(line).toMatchObject({ trace_id: traceId });
  }
});

function isNamed(wanted: string): (span: SentSpan) => boolean {
  return ({ name }) => name === wanted;
}

function isAbout(production: string, wanted?: string): (span: SentSpan) => boolean {
  return ({ name, attributes }) =>
    attributes['bacs.production'] === production && (wanted === undefined || name === wanted);
}

function instanceOf(span: SentSpan | undefined): string {
  return String(span?.resource['service.instance.id']);
}

function above(span: SentSpan | undefined, trace: SentSpan[]): SentSpan[] {
  const parent = span && trace.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [parent, ...above(parent, trace)] : [];
}

function rootOf(span: SentSpan, trace: SentSpan[]): SentSpan {
  return above(span, trace).at(-1) ?? span;
}

function stepsAbove(span: SentSpan | undefined, trace: SentSpan[]): string[] {
  return above(span, trace)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('process '));
}
