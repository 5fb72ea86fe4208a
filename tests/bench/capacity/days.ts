import { readConfig } from '../../../apps/worker/src/config.ts';
import { type Rates, ratesOf } from '../../../apps/worker/src/mediaconvert/budget/rates.ts';
import type { Settings, Times } from './simulated-fleet.ts';

/** A day that is simulated: how much is asked for, and what the AWS account allows */
export type Day = {
  name: string;
  perDay: number;
  workers: number;
  /** How many jobs the account’s queues render at once */
  slots: number;
  rates: Rates;
  /** As MEDIACONVERT_BACKLOG; more than 1,000 at once are not learned. */
  backlog?: number;
  /** For how many hours productions are accepted, if not for the usual time */
  hours?: number;
};

/** The busiest hours */
export const usualTime = { from: 19, hours: 2 };

/** An older account: 2 calls a second in all, 100 in a burst, and 200 jobs at once */
const old = { rates: ratesOf({ MEDIACONVERT_CALLS_PER_SECOND: 2, MEDIACONVERT_BURST: 100 }), slots: 200 };

/** A newer account has quotas per operation. AWS does not publish the defaults: this takes the old one for each. */
const perOperation = (rate: number, burst: number) =>
  ratesOf({
    MEDIACONVERT_RATES: ['CreateJob', 'GetJob', 'ListJobs', 'Probe']
      .map((operation) => `${operation}=${rate}:${burst}`)
      .join(','),
  });
const recent = { rates: perOperation(2, 100), slots: 200 };

export const days: Day[] = [
  { name: '10k, old account', perDay: 10_000, workers: 2, ...old },
  { name: '10k, quotas per operation', perDay: 10_000, workers: 2, ...recent },
  { name: '50k, old account', perDay: 50_000, workers: 2, ...old },
  { name: '100k, old account', perDay: 100_000, workers: 2, ...old },
  { name: '100k, quotas per operation', perDay: 100_000, workers: 2, ...recent },
  { name: '100k, 500 at once', perDay: 100_000, workers: 2, ...recent, slots: 500 },
  {
    name: '1M, 40/s, 5,000 at once',
    perDay: 1_000_000,
    workers: 4,
    rates: perOperation(40, 400),
    slots: 5_000,
    backlog: 100,
    hours: 0.25,
  },
];

/** As in a region of AWS, beside the servers; `cpuMs` is what `npm run bench` measures for a step of a worker. */
const times: Times = {
  enqueueMs: 20,
  cpuMs: 9,
  submitMs: 30,
  endMs: 300,
  callMs: 100,
  queueMs: 1_000,
  eventMs: 500,
};

export function settingsOf({ workers, slots, rates, backlog }: Day): Settings {
  const config = { ...readConfig(requiredEnvironment), MEDIACONVERT_BACKLOG: backlog };
  return { config, workers, rates, slots, hasEvents: true, isDescribed: false, times };
}

/** What a worker has to be told, and a simulation does not need. */
export const requiredEnvironment = {
  DATABASE_URL: 'mysql://localhost/none',
  REDIS_URL: 'redis://localhost',
  AWS_REGION: 'us-east-1',
  OUTPUT_BUCKET: 'bucket',
  MEDIACONVERT_ROLE_ARN: 'arn:aws:iam::000000000000:role/none',
};
