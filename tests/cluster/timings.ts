/**
 * Polls are quick. Sweeps and schedules are less so: they cost CPU for as long as a worker lives, whatever its test waits
 * for. Windows and deadlines are as long as in production, so that even a busy machine does not exceed them: a test that
 * needs one to end moves the time itself.
 */
export const timings = {
  RENDER_POLL_MS: '250',
  WATCH_EVERY_MS: '1000',
  BLOCKED_POLL_MS: '500',
  RECONCILE_EVERY_MS: '2000',
  // This wait comes only after a search in vain for the job of a settled intent.
  SUBMIT_SEARCH_GAP_MS: '500',
  LOCAL_AWS_INSTANT_QUEUE_MS: '20',
  LOCAL_AWS_INSTANT_RENDER_MS: '200',
  LOCAL_AWS_CONCURRENT_JOBS: '20',
};
