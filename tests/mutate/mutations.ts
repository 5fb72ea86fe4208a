/** A mutation removes one thing that the promise rests on. */
export type Mutation = {
  name: string;
  file: string;
  /** The file contains this exactly once. */
  from: string;
  to: string;
  /** These tests must notice the mutation. */
  tests: string[];
};

export const mutations: Mutation[] = [
  {
    name: 'no intent before CreateJob',
    file: 'apps/worker/src/render/send.ts',
    from: `await tryRecordIntent(deps.db, production, {
    previous: production.submit_intent_at,
    profile,
    settingsHash,
  });`,
    to: 'new Date();',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no compare-and-set when a job is stored',
    file: 'packages/db/src/productions/transitions.ts',
    from: `.where('status', '=', 'queued')
        .where('mediaconvert_job_id', 'is', null),
    { mediaconvert_job_id: jobId },`,
    to: `,
    { mediaconvert_job_id: jobId },`,
    tests: ['tests/faults/answer.test.ts'],
  },
  {
    name: 'no search before CreateJob is called again',
    file: 'apps/worker/src/render/search.ts',
    from: 'const [found, ...others] = await findJobs(deps.mediaConvert, wanted);',
    to: 'const [found, ...others]: Awaited<ReturnType<typeof findJobs>> = [];',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no cancellation of a twin',
    file: 'apps/worker/src/mediaconvert/cancel-twin.ts',
    from: 'await pRetry(() => requestCancel(mediaConvert, jobId), { retries: 3, randomize: true });',
    to: 'await pRetry(async () => [requestCancel, mediaConvert], { retries: 3, randomize: true });',
    tests: ['tests/faults/answer.test.ts'],
  },
  {
    name: 'what is to be canceled is sent again',
    file: 'packages/db/src/productions/intents.ts',
    from: `.where('submit_intent_at', '=', intent)
    .where('attempt', '=', attempt)
    .where('status', '=', 'queued')
    .where('cancel_requested_at', 'is', null)`,
    to: `.where('submit_intent_at', '=', intent)
    .where('attempt', '=', attempt)
    .where('status', '=', 'queued')`,
    tests: ['tests/api/productions-manage.test.ts'],
  },
  {
    name: 'what is to be canceled gets an intent',
    file: 'packages/db/src/productions/intents.ts',
    from: `.where('cancel_requested_at', 'is', null)
      .where('mediaconvert_job_id', 'is', null)
      .where('submit_intent_at', previous`,
    to: `.where('mediaconvert_job_id', 'is', null)
      .where('submit_intent_at', previous`,
    tests: ['tests/api/productions-manage.test.ts'],
  },
  {
    name: 'what is to be canceled is canceled without a search for its job',
    file: 'apps/worker/src/render/cancel-queued.ts',
    from: 'if (intent !== null) {',
    to: 'if (intent === undefined) {',
    tests: ['tests/pipeline/cancel.test.ts'],
  },
  {
    name: 'what is to be canceled is only looked at',
    file: 'apps/worker/src/render/watch.ts',
    from: 'production.cancel_requested_at === null ? getJob : cancelJob',
    to: '[getJob, cancelJob][0] ?? getJob',
    tests: ['tests/pipeline/cancel.test.ts'],
  },
];
