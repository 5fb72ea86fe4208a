/** What each series was, minute by minute, as promtool writes it: `0+2x60` rises by 2 for 60 minutes. */
type World = Record<string, string>;

export type AlertCase = { alert: string; fires: World; silent: World };

const problem = (kind: string, code: string) => `bacs_problem{kind="${kind}", code="${code}"}`;
const told = (type: string) => `bacs_events_total{type="${type}"}`;
const job = (state: string) => `bacs_queue_jobs{queue="render", state="${state}"}`;
const called = (outcome: string) =>
  `bacs_aws_calls_total{service="mediaconvert", operation="CreateJob", outcome="${outcome}"}`;
const answered = (route: string, status: number) =>
  `bacs_http_requests_total{method="GET", route="${route}", status="${status}"}`;
const delivered = (outcome: string) => `bacs_webhook_deliveries_total{outcome="${outcome}"}`;

/** A histogram of which all observations lie between two bounds. */
const between = (name: string, [low, high]: [number, number], labels = ''): World => ({
  [`${name}_bucket{${labels}le="${low}"}`]: '0x120',
  [`${name}_bucket{${labels}le="${high}"}`]: '0+10x120',
  [`${name}_bucket{${labels}le="+Inf"}`]: '0+10x120',
});

/** Each alert in a world that it warns of, and in one that only looks like it, both after 100 minutes. */
export const alertCases: AlertCase[] = [
  {
    alert: 'BacsProcessDown',
    fires: { 'up{job="bacs-worker"}': '1x90 0x30' },
    silent: { 'up{job="bacs-worker"}': '1x98 0x30', 'up{job="node"}': '0x120' },
  },
  {
    alert: 'BacsUnobserved',
    fires: { 'up{job="bacs-api"}': '0x120', 'up{job="bacs-worker"}': '1x120' },
    silent: { 'up{job="bacs-api", instance="a"}': '0x120', 'up{job="bacs-api", instance="b"}': '1x120' },
  },
  {
    alert: 'BacsUnready',
    fires: { [problem('unready', 'DATABASE_UNREACHABLE')]: '1x120' },
    silent: { [problem('degraded', 'BUCKET_MISSING')]: '1x120' },
  },
  {
    alert: 'BacsWorkStopped',
    fires: { [problem('degraded', 'NO_WORKER')]: '1x120' },
    silent: { [problem('degraded', 'SWEEP_SHORT')]: '1x120' },
  },
  {
    alert: 'BacsDegraded',
    fires: { [problem('degraded', 'SWEEP_MISSING')]: '1x120' },
    silent: {
      [problem('degraded', 'NO_WORKER')]: '1x120',
      [problem('degraded', 'RELEASES_DIFFER')]: '_x94 1x30',
    },
  },
  {
    alert: 'BacsNothingSubmitted',
    fires: {
      'bacs_oldest_production_age_seconds{status="queued"}': '0+60x120',
      [told('production.submitted')]: '0+1x60 60x60',
    },
    silent: {
      'bacs_oldest_production_age_seconds{status="queued"}': '0+60x120',
      [told('production.submitted')]: '0+1x120',
    },
  },
  {
    alert: 'BacsQueuedForLong',
    fires: { 'bacs_oldest_production_age_seconds{status="queued"}': '15000x120' },
    silent: { 'bacs_oldest_production_age_seconds{status="queued"}': '14000x120' },
  },
  {
    alert: 'BacsRenderingForLong',
    fires: { 'bacs_oldest_production_age_seconds{status="processing"}': '90000x120' },
    silent: {
      'bacs_oldest_production_age_seconds{status="processing"}': '80000x120',
      'bacs_oldest_production_age_seconds{status="queued"}': '90000x120',
    },
  },
  {
    alert: 'BacsQueueIdle',
    fires: { [job('waiting')]: '3x120', [job('active')]: '0x120' },
    silent: { [job('waiting')]: '3x120', [job('active')]: '0 0 0 1 '.repeat(30) },
  },
  {
    alert: 'BacsSubmitsLate',
    fires: between('bacs_submit_lag_seconds', [120, 300]),
    silent: between('bacs_submit_lag_seconds', [60, 120]),
  },
  {
    alert: 'BacsPollsLate',
    fires: between('bacs_poll_lag_seconds', [60, 120]),
    silent: between('bacs_poll_lag_seconds', [30, 60]),
  },
  {
    alert: 'BacsEndsLate',
    fires: between('bacs_finish_lag_seconds', [120, 300]),
    silent: between('bacs_finish_lag_seconds', [60, 120]),
  },
  {
    alert: 'BacsProductionsFail',
    fires: { [told('production.failed')]: '0+1x120', [told('production.completed')]: '0+3x120' },
    silent: { [told('production.failed')]: '0+1x120', [told('production.completed')]: '0+5x120' },
  },
  {
    alert: 'BacsAwsForbids',
    fires: { [called('forbidden')]: '0+1x120', [called('ok')]: '0+9x120' },
    silent: { [called('forbidden')]: '0+1x50 50x70', [called('ok')]: '0+9x120' },
  },
  {
    alert: 'BacsAwsThrottles',
    fires: { [called('throttled')]: '0+2x120', [called('ok')]: '0+8x120' },
    silent: { [called('throttled')]: '0+1x120', [called('ok')]: '0+19x120' },
  },
  {
    alert: 'BacsAwsFails',
    fires: { [called('unanswered')]: '0+3x120', [called('failed')]: '0+3x120', [called('ok')]: '0+4x120' },
    silent: { [called('unanswered')]: '0+4x120', [called('missing')]: '0+6x120' },
  },
  {
    alert: 'BacsBudgetUsedUp',
    fires: {
      bacs_budget_calls_per_second: '10x120',
      bacs_budget_learned_calls_per_second: '20x120',
      'bacs_budget_configured_calls_per_second{job="bacs-worker"}': '10x120',
    },
    silent: { bacs_budget_calls_per_second: '8x120', bacs_budget_learned_calls_per_second: '10x120' },
  },
  {
    alert: 'BacsDeletionStuck',
    fires: { bacs_oldest_deletion_age_seconds: '22000x120' },
    silent: { bacs_oldest_deletion_age_seconds: '21000x120' },
  },
  {
    alert: 'BacsDeletionFailed',
    fires: { [told('deletion.failed')]: '0x80 1x40' },
    silent: { [told('deletion.failed')]: '1x120' },
  },
  {
    alert: 'BacsEventsWait',
    fires: { bacs_outbox_age_seconds: '0x80 0+60x40' },
    silent: { bacs_outbox_age_seconds: '120 0 0 '.repeat(40) },
  },
  {
    alert: 'BacsWebhooksFail',
    fires: { [delivered('later')]: '0+6x120', [delivered('delivered')]: '0+4x120' },
    silent: { [delivered('failed')]: '0+4x120', [delivered('delivered')]: '0+6x120' },
  },
  {
    alert: 'BacsHttpFails',
    fires: { [answered('/api/me', 500)]: '0+1x120', [answered('/api/me', 200)]: '0+9x120' },
    silent: {
      [answered('/api/me', 500)]: '0+1x120',
      [answered('/api/me', 200)]: '0+99x120',
      [answered('/health/ready', 503)]: '0+9x120',
    },
  },
  {
    alert: 'BacsHttpSlow',
    fires: between('bacs_http_request_seconds', [2.5, 5], 'route="/api/me", '),
    silent: {
      ...between('bacs_http_request_seconds', [0.5, 1], 'route="/api/me", '),
      ...between('bacs_http_request_seconds', [5, 10], 'route="/api/events", '),
    },
  },
  {
    alert: 'BacsCoreUsedUp',
    fires: { 'process_cpu_seconds_total{job="bacs-worker"}': '0+58x120' },
    silent: { 'process_cpu_seconds_total{job="bacs-worker"}': '0+50x120' },
  },
];
