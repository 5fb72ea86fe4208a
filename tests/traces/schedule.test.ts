import { expect, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { lookUntil } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { openSink } from './sink.ts';
import { isNamed } from './spans.ts';

const sink = await openSink();
afterTests(() => sink.close());
const cluster = await openTestCluster('traces-schedule', {
  hasProxies: false,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, TWINS_EVERY_MS: '250' },
});

it('each run of a schedule is a trace of its own, also when the next one is due before it has ended', async () => {
  await cluster.aws.control.setFaults({ latency_ms: { ListJobs: 1_000 } });
  const worker = await cluster.startWorker();
  const long = () =>
    sink
      .spans()
      .filter(isNamed('process twins'))
      .filter(({ startedAt, endedAt }) => endedAt - startedAt > 1_000_000_000n);
  const runs = await lookUntil(
    async () => (long().length >= 4 ? long() : undefined),
    () => `${long().length} runs of the schedule took longer than its interval`,
  );
  await worker.stop();
  expect(new Set(runs.map(({ traceId }) => traceId)).size).toBe(runs.length);
});
