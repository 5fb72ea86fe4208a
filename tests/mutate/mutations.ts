/** One thing that the promise rests on, taken out. */
export type Mutation = {
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  /** The tests that are to notice. */
  tests: string[];
};

export const mutations: Mutation[] = [
  {
    name: 'no intent before CreateJob',
    file: 'apps/worker/src/render/send.ts',
    from: `await tryRecordIntent(deps.db, production, {
    previous: production.submit_intent_at,
    profile,
  });`,
    to: 'new Date();',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no compare-and-set when a job is stored',
    file: 'packages/db/src/queries/production-transitions.ts',
    from: `.where('status', '=', 'queued')
        .where('mediaconvert_job_id', 'is', null),
    { mediaconvert_job_id: jobId },`,
    to: `,
    { mediaconvert_job_id: jobId },`,
    tests: ['tests/faults/answer.test.ts'],
  },
  {
    name: 'no search before CreateJob is called again',
    file: 'apps/worker/src/render/submit.ts',
    from: 'const [found, ...others] = await findJobs(deps, production, upload);',
    to: 'const [found, ...others]: Awaited<ReturnType<typeof findJobs>> = [];',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no cancellation of a twin',
    file: 'apps/worker/src/twins/cancel-twin.ts',
    from: 'const cancel = () => mediaConvert.send(new CancelJobCommand({ Id: jobId }));',
    to: 'const cancel = async () => [mediaConvert, CancelJobCommand];',
    tests: ['tests/faults/answer.test.ts'],
  },
];
