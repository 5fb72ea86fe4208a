/**
 * Polls are quick. Windows, and what is given up after a time, are as long as in production, so that nothing is
 * overtaken by them however busy the machine is: a test that wants one to be over moves the time itself.
 */
export const timings = {
  RENDER_POLL_MS: '250',
  BLOCKED_POLL_MS: '500',
  RECONCILE_EVERY_MS: '1000',
  // Comes only when a settled intent has been searched for in vain.
  SUBMIT_SEARCH_GAP_MS: '500',
  LOCAL_AWS_INSTANT_QUEUE_MS: '20',
  LOCAL_AWS_INSTANT_RENDER_MS: '200',
  LOCAL_AWS_CONCURRENT_JOBS: '20',
};
