import {
  type AwsCalls,
  Counter,
  Gauge,
  Histogram,
  openAwsCalls,
  openRegistry,
  type Registry,
} from '@bacs/metrics';
import type { Rates } from '../mediaconvert/budget/rates.ts';

/** From a moment to a day: what waits in line may wait for hours. */
const stateBuckets = [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];
const lagBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800];

const deliveryOutcomes = ['delivered', 'later', 'failed'] as const;

/** What a worker tells of what it does. No label is an id or a word of somebody else’s. */
export type Metrics = {
  registry: Registry;
  calls: AwsCalls;
  stateSeconds: Histogram<'status'>;
  submitLag: Histogram;
  pollLag: Histogram;
  finishLag: Histogram;
  deliveries: Counter<'outcome'>;
};

export function openMetrics({ aggregate }: Rates): Metrics {
  const registry = openRegistry();
  const registers = [registry];
  const lag = (name: string, help: string) => new Histogram({ name, help, buckets: lagBuckets, registers });
  const deliveries = new Counter({
    name: 'bacs_webhook_deliveries_total',
    help: 'Tries to deliver an event to a webhook, by what came of them',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of deliveryOutcomes) deliveries.inc({ outcome }, 0);
  const stateSeconds = new Histogram({
    name: 'bacs_production_status_seconds',
    help: 'How long productions had a status: queued by the database’s clock, submitted and processing by MediaConvert’s',
    labelNames: ['status'],
    buckets: stateBuckets,
    registers,
  });
  for (const status of ['queued', 'submitted', 'processing']) stateSeconds.zero({ status });
  const configured = new Gauge({
    name: 'bacs_budget_configured_calls_per_second',
    help: 'MEDIACONVERT_CALLS_PER_SECOND; absent if it is not set',
    registers,
  });
  if (aggregate) configured.set(aggregate.perSecond);
  else configured.remove();
  return {
    registry,
    calls: openAwsCalls(registry),
    stateSeconds,
    submitLag: lag('bacs_submit_lag_seconds', 'From the release of a production to its submission'),
    pollLag: lag(
      'bacs_poll_lag_seconds',
      'How much later than planned a sweep through MediaConvert’s jobs began',
    ),
    finishLag: lag('bacs_finish_lag_seconds', 'From the end of a MediaConvert job to that of its production'),
    deliveries,
  };
}
