import { Gauge, type Registry } from '@bacs/metrics';
import { withDeadline } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { recentAnswer } from '../recent-answer.ts';
import { gauges } from './gauges.ts';
import { sampleFleet, sampleProblems, sampleQueues, sampleRows, sampleWatch } from './samples.ts';

/** However many scrape, a server is asked this often at most, and once at a time. */
const maxAgeMs = 5_000;
const deadlineMs = 2_000;

/**
 * Makes the gauges of the whole service. @returns what brings them up to date. It never throws: what a server does not
 * tell in time is absent.
 */
export function openServiceGauges(deps: Dependencies, registry: Registry): () => Promise<void> {
  const byName = new Map(
    Object.entries(gauges).map(([name, [help, ...labelNames]]) => [
      name,
      new Gauge({ name, help, labelNames, registers: [registry] }),
    ]),
  );
  const sources = [sampleRows, sampleQueues, sampleWatch, sampleFleet, sampleProblems].map((sample) =>
    recentAnswer(maxAgeMs, () => sample(deps)),
  );
  return async () => {
    const told = await Promise.all(
      sources.map((source) => withDeadline(deadlineMs, source()).catch(() => [])),
    );
    for (const gauge of byName.values()) gauge.reset();
    // A gauge without labels would be 0 else, which is not what is unknown.
    for (const [name, [, label]] of Object.entries(gauges))
      if (label === undefined) byName.get(name)?.remove();
    for (const { name, value, labels = {} } of told.flat()) byName.get(name)?.set(labels, value);
  };
}
