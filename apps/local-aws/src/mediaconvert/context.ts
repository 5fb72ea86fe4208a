import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { JobsStore } from './jobs-store.ts';
import type { Scheduler } from './scheduler.ts';

/** All operations use these. */
export type Context = {
  config: LocalAwsConfig;
  store: ObjectStore;
  faults: Faults;
  jobs: JobsStore;
  scheduler: Scheduler;
};
