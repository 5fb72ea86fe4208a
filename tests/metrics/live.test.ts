import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '@bacs/stack';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { freePort } from '../cluster/free-port.ts';
import type { Aws } from '../cluster/servers.ts';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { lookUntil } from '../support/patiently.ts';
import { openTestCluster } from '../support/test-cluster.ts';
import { alerts, queries, type Rules, rules } from './deployed.ts';
import { hasPrometheus } from './programs.ts';
import { type Prometheus, startPrometheus } from './start-prometheus.ts';

let cluster: Cluster<Aws>;
let prometheus: Prometheus | undefined;
let worker: App;
/** What the API told while no worker was there */
let told = '';
let ports: Record<'bacs-api' | 'bacs-worker', number>;

const scrape = async (job: keyof typeof ports) =>
  await (await fetch(`http://127.0.0.1:${ports[job]}/metrics`)).text();
const waitForLine = (job: keyof typeof ports, line: RegExp) =>
  lookUntil(
    async () => line.exec(await scrape(job))?.[0],
    () => `${job} does not tell ${line}`,
  );

/** Makes the alerts fire as soon as what they warn of is there. */
const atOnce = ({ groups }: Rules): Rules => ({
  groups: groups.map((group) => ({ ...group, rules: group.rules.map(({ for: _, ...rule }) => rule) })),
});

/** One run in which all happens that a metric tells of. */
beforeAll(async () => {
  ports = { 'bacs-api': await freePort(), 'bacs-worker': await freePort() };
  cluster = await openTestCluster('metrics', {
    hasProxies: false,
    hasEvents: true,
    env: {
      MEDIACONVERT_CALLS_PER_SECOND: '100',
      LOCAL_AWS_INSTANT_RENDER_MS: '1500',
      DELETE_SWEEP_MS: '300',
    },
  });
  if (hasPrometheus) {
    const dir = join(inject('testDir'), `prometheus-${process.pid}`);
    prometheus = await startPrometheus({ dir, targets: ports, rules: atOnce(rules) });
  }
  await cluster.startApi({ METRICS_PORT: String(ports['bacs-api']) });
  await waitForLine('bacs-api', /^bacs_problem\{kind="degraded",code="NO_WORKER"\} 1$/m);
  told = await scrape('bacs-api');
  await prometheus?.waitFor('ALERTS{alertname="BacsWorkStopped", alertstate="firing"}');
  worker = await cluster.startWorker({ env: { METRICS_PORT: String(ports['bacs-worker']) } });

  const api = await cluster.signUp();
  const file = join(inject('testDir'), `metrics-${process.pid}.mp4`);
  await writeFile(file, 'bytes');
  const upload = await api.upload(file);
  await ok(api.POST('/api/webhooks', { body: { url: 'http://127.0.0.1:9/' } }));
  const production = await api.produce(upload);
  await api.waitFor(production.ulid, 'completed');
  await prometheus?.waitFor('bacs_aws_calls_total{operation="CreateJob", outcome="throttled"}');
  const refusal = { status: 429, code: 'TooManyRequestsException', count: 2 };
  await cluster.aws.control.setFaults({ error: { CreateJob: refusal } });
  await api.waitFor((await api.produce(upload)).ulid, 'completed');
  await ok(api.DELETE('/api/productions/{id}', at(production.ulid)));
  await fetch(`${cluster.apiUrl}/no/such/${production.ulid}`);
  await waitForLine('bacs-api', /^bacs_events_total\{type="deletion.completed"\} 1$/m);
  await waitForLine('bacs-worker', /^bacs_webhook_deliveries_total\{outcome="later"\} [1-9]/m);
  await waitForLine('bacs-worker', /^bacs_poll_lag_seconds_count [1-9]/m);
});
afterTests(() => prometheus?.close());

describe('the metrics of a run', () => {
  it('tell every metric that the dashboard and the alerts ask for', async () => {
    told += `${await scrape('bacs-api')}${await scrape('bacs-worker')}`;
    const names = [...queries, ...alerts].flatMap(({ expr }) =>
      [...expr.matchAll(/\b(?:bacs|nodejs|process)_\w+/g)].map(([name]) => name),
    );
    const missing = [...new Set(names)].filter((name) => !new RegExp(`^${name}(\\{.*\\})? `, 'm').test(told));
    expect(missing).toEqual([]);
  });

  it('have no label that grows with what clients do', async () => {
    const told = `${await scrape('bacs-api')}${await scrape('bacs-worker')}`;
    expect(told).toMatch(/^bacs_http_requests_total\{method="other",route="other",status="404"\} 1$/m);
    expect(told).toMatch(
      /^bacs_http_requests_total\{method="DELETE",route="\/api\/productions\/:id",status="202"\} 1$/m,
    );
    const values = [...told.matchAll(/[{,](?!le=)\w+="([^"]*)"/g)].map(([, value]) => value);
    expect(values.filter((value) => /[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}-/.test(value ?? ''))).toEqual([]);
  });

  it('count each change once, and each attempt of a call', async () => {
    const api = await scrape('bacs-api');
    for (const [type, count] of Object.entries({
      queued: 2,
      submitted: 2,
      completed: 2,
      failed: 0,
      deleted: 1,
    }))
      expect(api).toContain(`bacs_events_total{type="production.${type}"} ${count}\n`);
    const own = await scrape('bacs-worker');
    expect(own).toContain(
      'bacs_aws_calls_total{service="mediaconvert",operation="CreateJob",outcome="ok"} 2\n',
    );
    expect(own).toContain('operation="CreateJob",outcome="throttled"} 2\n');
    for (const status of ['queued', 'submitted', 'processing'])
      expect(own).toContain(`bacs_production_status_seconds_count{status="${status}"} 2\n`);
    for (const lag of ['submit', 'finish']) expect(own).toContain(`bacs_${lag}_lag_seconds_count 2\n`);
  });

  it('are served for GET /metrics alone', async () => {
    const url = `http://127.0.0.1:${ports['bacs-worker']}`;
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${cluster.apiUrl}/metrics`)).status).toBe(404);
  });
});

describe.skipIf(!hasPrometheus)('a real Prometheus', () => {
  it('answers every query of the dashboard with data', async () => {
    for (const { expr } of queries) await prometheus?.waitFor(expr);
  });

  it('has fired the alerts that the run has caused, and fires when the worker dies', async () => {
    await prometheus?.waitFor('ALERTS{alertname="BacsAwsThrottles", alertstate="firing"}');
    worker.kill('SIGKILL');
    await prometheus?.waitFor('ALERTS{alertname="BacsProcessDown", alertstate="firing", job="bacs-worker"}');
  });
});

it('what a server does not tell is left out, and the rest is told', async () => {
  expect(await scrape('bacs-api')).toMatch(/^bacs_queue_jobs\{/m);
  cluster.redis.process().kill('SIGSTOP');
  const told = await lookUntil(
    async () => {
      const text = await scrape('bacs-api');
      return text.includes('code="QUEUE_UNREACHABLE"} 1') && !/^bacs_queue_jobs\{/m.test(text)
        ? text
        : undefined;
    },
    () => 'the API tells of a Redis that does not answer',
  );
  expect(told).toContain('bacs_productions{status="queued"} 0\n');
  expect(told).not.toMatch(/^bacs_(workers|sweep_age_seconds) /m);
});
