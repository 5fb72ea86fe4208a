/** MediaConvert tells times in whole seconds. */
export function epochSeconds(milliseconds = Date.now()): number {
  return Math.floor(milliseconds / 1_000);
}
