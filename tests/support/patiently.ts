/** For `vi.waitFor`, of what is sure to come: a bound for what hangs, not for what is slow on a busy machine. */
export const patiently = { timeout: 60_000, interval: 50 };
