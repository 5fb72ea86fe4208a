import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { expect, it } from 'vitest';
import { gauges } from '../../apps/api/src/metrics/gauges.ts';
import { openMetrics as openMetricsOfApi } from '../../apps/api/src/metrics/open-metrics.ts';
import { openMetrics as openMetricsOfWorker } from '../../apps/worker/src/metrics/metrics.ts';

it('docs/operations.md lists every metric with its labels, who tells it, and what it tells', async () => {
  const text = await readFile(join(repositoryRoot, 'docs/operations.md'), 'utf8');
  const listed = [...text.matchAll(/^\| `(bacs_\w+)`.*\|$/gm)].map(([row]) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
  const told = {
    API: openMetricsOfApi(),
    worker: openMetricsOfWorker({ aggregate: undefined, operations: new Map() }),
  };
  const counted = Object.entries(told).flatMap(([by, { registry }]) =>
    registry
      .getMetricsAsArray()
      .filter(({ name }) => name.startsWith('bacs_'))
      .map((metric) => ({ by, ...metric })),
  );
  const names = [...new Set(counted.map(({ name }) => name))];
  expect(listed).toEqual([
    ...Object.entries(gauges).map(([name, [help, ...labels]]) => [name, labels.join(', '), help]),
    ...names.map((name) => {
      const [first, second] = counted.filter((metric) => metric.name === name);
      const labels: string[] = (first as { labelNames?: string[] }).labelNames ?? [];
      return [name, labels.join(', '), second ? 'both' : first?.by, first?.help];
    }),
  ]);
});
