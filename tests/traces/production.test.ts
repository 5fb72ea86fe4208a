import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProcesses } from '@bacs/stack';
import { beforeAll, expect, it } from 'vitest';
import { traceIdOf } from '../../packages/tracing/src/in-trace-of.ts';
import { counting } from '../bench/start/programs.ts';
import { countModules } from '../bench/start/start-once.ts';
import { expectRenderedOnce } from '../faults/expect-rendered-once.ts';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { drawTrace } from './draw-trace.ts';
import { openSink, type SentSpan } from './sink.ts';
import { isAbout, isNamed, rootOf, stepsAbove } from './spans.ts';

const sink = await openSink();
afterTests(() => sink.close());
const cluster = await openTestCluster('traces', {
  hasProxies: false,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, RECONCILE_IDLE_MS: '1000' },
});
const hidden = 'hidden-in-a-query';

let api: ApiClient;
let ulid: string;
let later: string;
/** Of the API, the worker that has submitted, and the one that has seen the end */
let logs: string[];

beforeAll(async () => {
  const service = await cluster.startApi();
  const first = await cluster.startWorker();
  api = await cluster.signUp();
  const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  // What the first worker has submitted is for the second one to end.
  await cluster.aws.control.setFaults({ paused: '.+' });
  ({ ulid } = await api.produce(upload, { profile: 'simple-hls' }));
  await first.waitForLine(/"msg":"submitted"/);
  await first.stop();

  const second = await cluster.startWorker();
  await cluster.aws.control.setFaults({});
  await api.waitFor(ulid, 'completed');
  await expectRenderedOnce(cluster, ulid);
  await api.request('GET', `/api/productions?token=${hidden}`);
  await fetch(`${cluster.apiUrl}/health/ready`);

  // Redis loses the job of the next one before anybody has it.
  await second.stop();
  ({ ulid: later } = await api.produce(upload, { profile: 'simple-hls' }));
  await cluster.redis.flush();
  const third = await cluster.startWorker();
  await api.waitFor(later, 'completed');
  await Promise.all([third.stop(), service.stop()]);
  logs = await Promise.all([service, first, second].map(({ logFile }) => readFile(logFile, 'utf8')));
});

it('is one trace, from its request to its end, across the API and two workers', async () => {
  const spans = sink.spans();
  const request = spans.find(isAbout({ production: ulid }, 'POST /api/productions'));
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
  // Each span of a worker says which production it is about, and no step is in another trace.
  for (const { resource, attributes } of trace)
    if (resource['service.name'] === 'bacs-worker') expect(attributes['bacs.production']).toBe(ulid);
  const steps = spans.filter(isAbout({ production: ulid }, 'process render'));
  expect(new Set(steps.map(({ traceId }) => traceId))).toEqual(new Set([request?.traceId]));
});

it('goes on in the trace that its ULID names when Redis has lost its job', () => {
  const spans = sink.spans();
  const dispatched = spans.find(({ name, traceId }) => name === 'dispatch' && traceId === traceIdOf(later));
  const ended = spans.filter(isAbout({ production: later }, 'process render'));
  expect(ended.map(({ traceId }) => traceId)).toEqual(ended.map(() => traceIdOf(later)));
  expect(ended.length).toBeGreaterThan(0);
  const finder = spans.filter(({ traceId }) => dispatched?.links.includes(traceId));
  expect(finder.map(({ name }) => name)).toContainEqual(
    expect.stringMatching(/^process (reconcile|release|watch)$/),
  );
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

it('is named by each line of the log that is about it', () => {
  const { traceId } = sink.spans().find(isAbout({ production: ulid }, 'POST /api/productions')) ?? {};
  const lines = logs.map((log) =>
    log
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
      .filter(({ production }) => production === ulid),
  );
  expect(lines.map((about) => about.map(({ msg }) => msg))).toEqual([
    ['request'],
    expect.arrayContaining(['submitted']),
    expect.arrayContaining(['completed']),
  ]);
  // A sweep that finds that it has no live job, or that there is room for it, says so in its own trace.
  const ofSweeps = ['had no live job; enqueued', 'released'];
  const strays = lines.flat().filter(({ trace_id, msg }) => trace_id !== traceId && !ofSweeps.includes(msg));
  expect(strays).toEqual([]);
});

it.each(['api', 'worker'] as const)('costs nothing where there is nobody to send it to: %s', async (app) => {
  const processes = await openProcesses(join(cluster.dir, `modules-${app}`));
  const librariesWith = async (address: string) => {
    const env = { ...cluster.env, OTEL_EXPORTER_OTLP_ENDPOINT: address };
    const modules = Object.keys(await countModules(processes, await counting(app, env)));
    expect(modules).toContain('ioredis');
    return modules.filter((name) => /otel|opentelemetry/i.test(name));
  };
  try {
    expect(await librariesWith('')).toEqual([]);
    expect(await librariesWith(sink.url)).toContain('@opentelemetry/api');
  } finally {
    await processes.close();
  }
});

function instanceOf(span: SentSpan | undefined): string {
  return String(span?.resource['service.instance.id']);
}
