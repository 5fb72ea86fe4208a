/** As many productions of a status are counted at most. */
export const mostCounted = 10_000;

/** What every API tells alike of the service as a whole: what each gauge says, and its labels. */
export const gauges = {
  bacs_productions: [`Productions by status, ${mostCounted} at most`, 'status'],
  bacs_oldest_production_age_seconds: ['Since the oldest production of the status was accepted', 'status'],
  bacs_oldest_queued_production_age_seconds: [
    'How long the oldest production that has left the line has waited for a worker, unless AWS is what it waits for; 0 without any. Scalers go by it',
  ],
  bacs_oldest_deletion_age_seconds: ['Since the oldest unfinished deletion was asked for'],
  bacs_outbox_age_seconds: ['Since the oldest change that has no number as an event yet'],
  bacs_queue_jobs: ['Jobs in Redis', 'queue', 'state'],
  bacs_queue_oldest_job_age_seconds: [
    'Since the oldest waiting job was enqueued, perhaps long before it was due, or since the oldest active one was taken',
    'queue',
    'state',
  ],
  bacs_budget_calls_per_second: ['Calls of all workers to MediaConvert in the last second'],
  bacs_budget_learned_calls_per_second: [
    'What AWS allows as far as it is known; absent while it has refused no call as too fast',
  ],
  bacs_sweep_age_seconds: ['Since the last sweep through MediaConvert’s jobs'],
  bacs_mediaconvert_event_age_seconds: [
    'Since the last event of MediaConvert arrived; absent before the first',
  ],
  bacs_workers: ['Workers that are alive'],
  bacs_line_paused: ['1 while the MediaConvert queue that new jobs go to is paused'],
  bacs_problem: [
    '1 for what /health/ready tells: why nothing can be answered, or what is degraded',
    'kind',
    'code',
  ],
} satisfies Record<string, [help: string, ...labels: string[]]>;

export type GaugeName = keyof typeof gauges;
export type Sample = { name: GaugeName; value: number; labels?: Record<string, string> };
