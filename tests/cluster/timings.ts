/**
 * The service's windows and waits, in their real order but seconds long. An intent lives: guard ≤ re-send < token
 * window, and guard + signature life < settle.
 */
export const quickTimings = {
  AWS_TIMEOUT_MS: '3000',
  RENDER_LOCK_MS: '2000',
  RENDER_POLL_MS: '100',
  RECONCILE_EVERY_MS: '500',
  RECONCILE_IDLE_MS: '1000',
  SUBMIT_GUARD_MS: '1000',
  SUBMIT_RESEND_MS: '1500',
  SUBMIT_SETTLE_MS: '6000',
  SUBMIT_SEARCH_GAP_MS: '500',
  BLOCKED_POLL_MS: '300',
  JOB_LOST_AFTER_MS: '3000',
  TWINS_EVERY_MS: '500',
  OUTPUTS_GRACE_MS: '3000',
  LOCAL_AWS_TOKEN_WINDOW_MS: '2000',
  LOCAL_AWS_SIGNATURE_LIFE_MS: '3000',
  LOCAL_AWS_INSTANT_QUEUE_MS: '20',
  LOCAL_AWS_INSTANT_RENDER_MS: '200',
  LOCAL_AWS_CONCURRENT_JOBS: '20',
};
