import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `vi.waitFor` uses this for conditions that are sure to come. It limits what hangs, not what is slow on a busy
 * machine.
 */
export const patiently = { timeout: 180_000, interval: 100 };

/**
 * Looks until a look returns something else than undefined, and returns that. The pauses between the looks grow to 250
 * ms: a look takes time that the busy machine needs for other work.
 *
 * @throws what `complain` returns once it has looked for `timeoutMs`.
 */
export async function lookUntil<T>(
  look: () => Promise<T | undefined>,
  complain: () => string,
  timeoutMs = patiently.timeout,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (let looks = 0; ; looks += 1) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(complain());
    await sleep(Math.min(20 * 1.4 ** looks, 250));
  }
}
