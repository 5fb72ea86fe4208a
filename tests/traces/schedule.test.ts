import { afterAll, expect, it } from 'vitest';
import { lookUntil } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { openSink } from './sink.ts';
import { isNamed } from './spans.ts';

const sink = await openSink();
afterAll(() => sink.close());
const cluster = await openTestCluster('traces-schedule', {
  hasProxies: false,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, WATCH_EVERY_MS: '250' },
});

it('each run of a schedule is a trace of its own, also when the next one is due before it has ended', async () => {
  await cluster.startApi();
  const worker = await cluster.startWorker();
  const api = await cluster.signUp();
  const upload = await api.upload(await cluster.film());
  await cluster.aws.control.setFaults({ paused: '.+', latency_ms: { ListJobs: 1_000 } });
  await api.waitUntilTaken((await api.produce(upload, { profile: 'simple-hls' })).ulid);
  const long = () =>
    sink
      .spans()
      .filter(isNamed('process watch'))
      .filter(({ startedAt, endedAt }) => endedAt - startedAt > 1_000_000_000n);
  const runs = await lookUntil(
    async () => (long().length >= 4 ? long() : undefined),
    () => `${long().length} runs of the schedule took longer than its interval`,
  );
  await worker.stop();
  expect(new Set(runs.map(({ traceId }) => traceId)).size).toBe(runs.length);
}, 240_000);
