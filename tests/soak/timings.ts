/**
 * These override the cluster's timings. Windows last seconds, so that faults of seconds exceed them. Between the last
 * re-send and the end of the token's life there must be room for the delays of a busy machine and of the nemesis;
 * MediaConvert's real windows leave 15 s.
 */
export const soakTimings = {
  AWS_TIMEOUT_MS: '3000',
  RENDER_LOCK_MS: '2000',
  SUBMIT_GUARD_MS: '2000',
  SUBMIT_RESEND_MS: '2500',
  LOCAL_AWS_TOKEN_WINDOW_MS: '6000',
  LOCAL_AWS_SIGNATURE_LIFE_MS: '6000',
  SUBMIT_SETTLE_MS: '9000',
  SUBMIT_SEARCH_GAP_MS: '1000',
  BLOCKED_POLL_MS: '1000',
  RENDER_POLL_MS: '300',
  WATCH_EVERY_MS: '300',
  RECONCILE_EVERY_MS: '1000',
  RECONCILE_IDLE_MS: '2000',
  TWINS_EVERY_MS: '1000',
  JOB_LOST_AFTER_MS: '60000',
  OUTPUTS_GRACE_MS: '10000',
  LOCAL_AWS_INSTANT_RENDER_MS: '500',
  LOCAL_AWS_CONCURRENT_JOBS: '40',
};

export const lockMs = Number(soakTimings.RENDER_LOCK_MS);
export const tokenWindowMs = Number(soakTimings.LOCAL_AWS_TOKEN_WINDOW_MS);

/** AWS fails so many renders by a fault of its own, and none for the third time: the soak asks for what succeeds. */
export const usualFailures = { code: 1999, probability: 0.1, token: '^\\w{26}(-2)?$' };

/** MediaConvert's token bucket for all calls together, while nothing changes it. The workers have to learn the rate. */
export const usualRate = { per_second: 60, burst: 100 };

/** Even while nothing disturbs them, some events are lost and some come twice: the sweep has to find those ends. */
export const usualEvents = { lose: 0.1, double: 0.1, reorder: 0.1 };
