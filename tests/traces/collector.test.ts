import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { App } from '@bacs/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { traceIdOf } from '../../packages/tracing/src/in-trace-of.ts';
import { freePort } from '../cluster/free-port.ts';
import type { ApiClient } from '../support/api-client.ts';
import { lookUntil } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { openSink, type SentSpan } from './sink.ts';

describe('a share of the traces', async () => {
  const sink = await openSink();
  const cluster = await openTestCluster('traces-share', {
    hasProxies: false,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_TRACES_SAMPLER_ARG: '0.5',
    },
  });
  const count = 16;
  let direct: string[];
  let dispatched: string[];

  beforeAll(async () => {
    const service = await cluster.startApi();
    const api = await cluster.signUp();
    const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
    // Redis loses the jobs of these, so that their rows name the traces that they go on in.
    dispatched = await produce(api, upload, count);
    await cluster.redis.flush();
    const worker = await cluster.startWorker();
    direct = await produce(api, upload, count);
    for (const ulid of [...dispatched, ...direct]) await api.waitFor(ulid, 'completed');
    await Promise.all([worker.stop(), service.stop()]);
  });

  it('has each of them whole, in whichever processes it is, or not at all', () => {
    const spans = sink.spans();
    const ids = new Set(spans.map(({ traceId }) => traceId));
    const lost = spans.filter(
      ({ traceId, parentSpanId }) =>
        parentSpanId !== undefined &&
        // The ULID of a row stands for a span that nobody makes.
        parentSpanId !== traceId.slice(16) &&
        !spans.some((span) => span.traceId === traceId && span.spanId === parentSpanId),
    );
    expect(lost.map(({ name }) => name)).toEqual([]);
    const kept = direct.filter((ulid) => has(spans, ulid, 'POST /api/productions'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(count);
    for (const ulid of direct) expect(has(spans, ulid, 'MediaConvert CreateJob')).toBe(kept.includes(ulid));
    const named = dispatched.filter((ulid) => ids.has(traceIdOf(ulid)));
    for (const ulid of named) {
      const names = spans.filter(({ traceId }) => traceId === traceIdOf(ulid)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['dispatch', 'process render', 'MediaConvert CreateJob']));
    }
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(count);
  });
});

it('a collector that is away costs a line now and then, and nothing else', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const cluster = await openTestCluster('traces-away', {
    hasProxies: false,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: url },
  });
  const processes = [await cluster.startApi(), await cluster.startWorker()];
  const api = await cluster.signUp();
  const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  for (const ulid of await produce(api, upload, 8)) await api.waitFor(ulid, 'completed');
  await Promise.all(processes.map((process) => process.waitForLine(unsent)));
  await Promise.all(processes.map((process) => process.stop()));
  for (const process of processes) {
    expect(await process.ended).toBe('exit code 0');
    expectSeldom(await timesOf(process, unsent));
  }
});

it('a collector that hangs gets as many spans as may wait, and keeps no process from ending', async () => {
  const collector = await openHangingCollector();
  const cluster = await openTestCluster('traces-hang', {
    hasProxies: false,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_MAX_QUEUE_SIZE: '20' },
  });
  // Each batch is given up soon, so that the next ones follow.
  const givesUp = { OTEL_EXPORTER_OTLP_TIMEOUT: '1000' };
  const processes = [await cluster.startApi(givesUp), await cluster.startWorker({ env: givesUp })];
  const api = await cluster.signUp();
  const upload = await api.upload(await cluster.film(), { width: 640, height: 360 });
  const lines = [/Dropped \d+ spans because maxQueueSize reached/, /Request timed out/];
  let isTold = false;
  const told = Promise.all(processes.flatMap((process) => lines.map((line) => process.waitForLine(line))));
  void told.then(() => {
    isTold = true;
  });
  while (!isTold) for (const ulid of await produce(api, upload, 4)) await api.waitFor(ulid, 'completed');
  await told;
  await Promise.all(processes.map((process) => process.stop()));

  // Nobody waits for an answer that comes in an hour.
  const waits = { OTEL_EXPORTER_OTLP_TIMEOUT: '3600000' };
  await collector.until((held) => held === 0);
  const others = [await cluster.startApi(waits), await cluster.startWorker({ env: waits })];
  for (const ulid of await produce(api, upload, 4)) await api.waitFor(ulid, 'completed');
  await collector.until((held) => held >= others.length);
  await Promise.all(others.map((process) => process.stop()));
  collector.close();

  for (const process of [...processes, ...others]) expect(await process.ended).toBe('exit code 0');
  for (const process of processes) for (const line of lines) expectSeldom(await timesOf(process, line));
});

/** Takes connections and what is sent to it, and never answers. */
async function openHangingCollector() {
  const held = new Set<Socket>();
  const server = createServer((socket) => {
    held.add(
      socket
        .resume()
        .on('error', () => {})
        .on('close', () => held.delete(socket)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until: (isSo: (held: number) => boolean) =>
      lookUntil(
        async () => isSo(held.size) || undefined,
        () => `the collector holds ${held.size} connections`,
      ),
    close: () => {
      server.close();
      for (const socket of held) socket.destroy();
    },
  };
}

const unsent = /"msg":"spans were not sent"/;

async function produce(api: ApiClient, upload: { uuid: string }, count: number): Promise<string[]> {
  const ulids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ulids.push((await api.produce(upload, { profile: 'simple-hls' })).ulid);
  return ulids;
}

function has(spans: SentSpan[], ulid: string, wanted: string): boolean {
  return spans.some(({ name, attributes }) => name === wanted && attributes['bacs.production'] === ulid);
}

function expectSeldom(times: number[]): void {
  expect(times.length).toBeGreaterThan(0);
  for (const [index, time] of times.slice(1).entries())
    expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(9_000);
}

async function timesOf({ logFile }: App, line: RegExp): Promise<number[]> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((each) => line.test(each));
  return lines.map((each) => JSON.parse(each).time);
}
