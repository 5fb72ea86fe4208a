import { signal } from '@preact/signals';

/** Nothing answers; requests that may be repeated go on by themselves. */
export const isConnectionLost = signal(false);
/** The API did not know the session that a request was sent with. */
export const onUnauthenticated: { call: () => void } = { call: () => {} };

/** Whoever asks these heeds a 401 themselves: a sign-in's is about the key or the ticket, and the session stays. */
const ofSession = /\/api\/(session|me)$/;
const lookEveryMs = 1_000;
const mostLookMs = 10_000;

/** Sends a request, and notes what its answer tells about the connection and the session. */
export async function observe(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init);
    if (isAway(response)) lose();
    else isConnectionLost.value = false;
    if (response.status === 401 && !ofSession.test(response.url)) onUnauthenticated.call();
    return response;
  } catch (error) {
    // The signal beside the request is the client's own as well, which ends what nothing has answered in time.
    const isGivenUp = input instanceof Request && input.signal.aborted;
    if (!isGivenUp) lose();
    throw error;
  }
}

/** A request that waits for events answers late, so something else has to find out that the API is back. */
function lose() {
  if (isConnectionLost.value) return;
  isConnectionLost.value = true;
  const look = async () => {
    if (!isConnectionLost.value) return;
    // Without its database the API is alive, and answers nothing.
    const isBack = await fetch('/health/ready', { signal: AbortSignal.timeout(mostLookMs) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isBack) isConnectionLost.value = false;
    else setTimeout(look, lookEveryMs);
  };
  setTimeout(look, lookEveryMs);
}

/** A proxy, or the API without its database, says so. */
function isAway({ status }: Response): boolean {
  return status === 502 || status === 503 || status === 504;
}
