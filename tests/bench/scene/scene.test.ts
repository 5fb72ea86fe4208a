import { expect, it } from 'vitest';
import { readConfig } from '../../../apps/worker/src/config.ts';
import { parseAwsLog } from './aws-log.ts';
import { burstNeeded } from './burst-needed.ts';
import { scaledTimes } from './scale.ts';

const line = (fields: object) => JSON.stringify({ level: 30, time: 10_000, ...fields });

it('reads the calls and the ends of jobs from the log of local-aws, whatever else is in it', () => {
  const log = parseAwsLog(
    [
      line({ msg: 'Server listening' }),
      line({ method: 'PUT', url: '/bucket/key', status: 200, ms: 1 }),
      line({ method: 'POST', url: '/2017-08-29/jobs', status: 201, ms: 8 }),
      line({ method: 'GET', url: '/2017-08-29/jobs/1-a', status: 429, ms: 0 }),
      line({
        method: 'GET',
        url: '/2017-08-29/jobs?status=PROGRESSING&nextToken=x',
        status: 200,
        ms: 2,
      }),
      line({ job_id: '1-a', msg: 'job begun', time: 9_000 }),
      line({ job_id: '1-a', status: 'COMPLETE', msg: 'job ended' }),
      line({ job_id: '1-b', status: 'ERROR', msg: 'job ended' }),
      '',
    ].join('\n'),
  );
  expect(log.calls).toMatchObject([
    { at: 9_992, operation: 'CreateJob', status: 201 },
    { at: 10_000, operation: 'GetJob', status: 429, jobId: '1-a' },
    { at: 9_998, operation: 'ListJobs', lists: 'PROGRESSING', isLaterPage: true },
  ]);
  expect(log.begun).toEqual(new Map([['1-a', 9_000]]));
  expect(log.finished).toEqual(new Map([['1-a', 10_000]]));
});

it('says which burst calls need at a rate', () => {
  expect(burstNeeded([], 2)).toBe(0);
  expect(burstNeeded([0, 500, 1_000, 1_500], 2)).toBe(1);
  expect(burstNeeded([0, 0, 0], 2)).toBe(3);
  // What has refilled by the second burst does not count again.
  expect(burstNeeded([2_000, 0, 0, 2_000], 1)).toBe(2);
});

it('makes the times of the worker shorter, and leaves those alone that no scale changes', () => {
  const scaled = scaledTimes(10);
  expect(scaled).toMatchObject({ RENDER_POLL_MS: '500', RECONCILE_EVERY_MS: '3000', AGE_LOG_EVERY_MS: '0' });
  expect(Object.keys(scaled).filter((name) => /SUBMIT|TIMEOUT|RENDER_LOCK/.test(name))).toEqual([]);
  const env = {
    DATABASE_URL: 'mysql://a/b',
    REDIS_URL: 'redis://a',
    AWS_REGION: 'us-east-1',
    OUTPUT_BUCKET: 'bucket',
    MEDIACONVERT_ROLE_ARN: 'arn:aws:iam::000000000000:role/r',
  };
  expect(() => readConfig({ ...env, ...scaledTimes(200) })).not.toThrow();
});
