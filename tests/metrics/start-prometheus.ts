import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProcesses } from '@bacs/stack';
import { freePort } from '../cluster/free-port.ts';
import { lookUntil } from '../support/patiently.ts';
import type { Rules } from './deployed.ts';

export type Series = { metric: Record<string, string>; values: [time: number, value: string][] };

export type Prometheus = {
  /** Asks for what the query has told since the start. */
  query: (expr: string) => Promise<Series[]>;
  /** Waits until it tells something that is a number. */
  waitFor: (expr: string) => Promise<Series[]>;
  close: () => Promise<void>;
};

export type PrometheusOptions = {
  /** Everything of it lies below this folder. */
  dir: string;
  /** The ports that have the metrics, by job */
  targets: Record<string, number | number[]>;
  rules: Rules;
  /** How often it scrapes, and looks at its rules */
  everyMs?: number;
};

export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const { dir, targets, rules, everyMs = 1_000 } = options;
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'alerts.yaml'), JSON.stringify(rules));
  const every = `${everyMs}ms`;
  const config = {
    global: { scrape_interval: every, scrape_timeout: every, evaluation_interval: every },
    rule_files: ['alerts.yaml'],
    scrape_configs: Object.entries(targets).map(([job_name, ports]) => ({
      job_name,
      static_configs: [{ targets: [ports].flat().map((port) => `127.0.0.1:${port}`) }],
    })),
  };
  await writeFile(join(dir, 'prometheus.yaml'), JSON.stringify(config));
  const port = await freePort();
  const processes = await openProcesses(dir);
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
    close: processes.close,
  };
}
