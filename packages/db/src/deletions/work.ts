import type { DeletionWork } from '../schema.ts';

/** Returns the work of a deletion that has not started. */
export function newWork(): DeletionWork {
  return {
    places: [],
    stopped: false,
    searched_at: null,
    place: 0,
    after: '',
    page: null,
    met: 0,
    undeleted: 0,
    swept_at: null,
    sweeps: 0,
    objects: 0,
    bytes: 0,
    mediaconvert_jobs_cancelled: [],
    failures: [],
    failure_count: 0,
  };
}
