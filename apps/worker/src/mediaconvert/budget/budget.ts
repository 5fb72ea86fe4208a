/** All calls to MediaConvert from all workers share one budget. */
export type Budget = {
  /**
   * Says how many calls a second the sweep may make: a share of what the whole fleet may make.
   * @returns undefined while there is no limit: nobody has set a rate, and AWS has refused no call as too fast.
   */
  callsPerSecondOfSweep(): Promise<number | undefined>;
};

export function createBudget(): Budget {
  return { callsPerSecondOfSweep: async () => undefined };
}
