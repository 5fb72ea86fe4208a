import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProcesses } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { lookUntil } from '../support/patiently.ts';
import { rules } from './deployed.ts';

type Series = { metric: Record<string, string>; values: [time: number, value: string][] };

export type Prometheus = {
  /** Asks for what the query has told since the start. */
  query: (expr: string) => Promise<Series[]>;
  /** Waits until it tells something that is a number. */
  waitFor: (expr: string) => Promise<Series[]>;
};

/** Starts a Prometheus that scrapes every second, and whose alerts fire at once. It ends after the file's tests. */
export async function startPrometheus(targets: Record<string, number>): Promise<Prometheus> {
  const dir = join(inject('testDir'), `prometheus-${process.pid}`);
  await mkdir(dir, { recursive: true });
  const impatient = rules.groups.map((group) => ({
    ...group,
    rules: group.rules.map(({ for: _, ...rule }) => rule),
  }));
  await writeFile(join(dir, 'alerts.yaml'), JSON.stringify({ groups: impatient }));
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ['alerts.yaml'],
    scrape_configs: Object.entries(targets).map(([job_name, port]) => ({
      job_name,
      static_configs: [{ targets: [`127.0.0.1:${port}`] }],
    })),
  };
  await writeFile(join(dir, 'prometheus.yaml'), JSON.stringify(config));
  const port = await freePort();
  const processes = await openProcesses(dir);
  afterAll(() => processes.close());
  processes.start({
    name: 'prometheus',
    file: 'prometheus',
    args: [
      `--config.file=${join(dir, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    env: { PATH: process.env['PATH'] },
    cwd: dir,
  });
  const startedAt = Date.now() / 1_000;
  const query = async (expr: string) => {
    const range = { query: expr, start: String(startedAt), end: String(Date.now() / 1_000), step: '1' };
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query_range?${new URLSearchParams(range)}`);
    if (!answer.ok) throw new Error(`${expr}: ${await answer.text()}`);
    return ((await answer.json()) as { data: { result: Series[] } }).data.result;
  };
  await lookUntil(
    () => query('up').catch(() => undefined),
    () => 'Prometheus did not start',
  );
  return {
    query,
    waitFor: (expr) =>
      lookUntil(
        async () => {
          const series = await query(expr);
          return series.some(({ values }) => values.some(([, value]) => value !== 'NaN'))
            ? series
            : undefined;
        },
        () => `nothing came of ${expr}`,
      ),
  };
}
