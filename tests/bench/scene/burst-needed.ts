/** Returns how many tokens a bucket that fills at this rate would have had to hold for none of the calls to be refused. */
export function burstNeeded(times: number[], perSecond: number): number {
  let [level, highest, last] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const time of [...times].sort((a, b) => a - b)) {
    level = Math.max(0, level - ((time - last) * perSecond) / 1_000) + 1;
    highest = Math.max(highest, level);
    last = time;
  }
  return highest;
}
