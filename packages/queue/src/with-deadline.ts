/** Redis did not answer in time. The command may still take effect; reconcile finds out. */
export class EnqueueTimeoutError extends Error {
  constructor(deadlineMs: number) {
    super(`Redis did not take the job within ${deadlineMs} ms`);
    this.name = 'EnqueueTimeoutError';
  }
}

/**
 * Returns the result of `work`, unless it takes too long. While Redis has never been reached, a command waits for it
 * without end.
 * @throws EnqueueTimeoutError
 */
export async function withDeadline<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    // Where this process stood still, an answer may have come already. It is read before what is set for the next turn.
    timer = setTimeout(() => setImmediate(() => reject(new EnqueueTimeoutError(deadlineMs))), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
