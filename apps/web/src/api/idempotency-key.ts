/** What is asked again with the same key, because the answer was lost, is done once. */
export function newIdempotencyKey(): string {
  return crypto.getRandomValues(new BigUint64Array(2)).join('-');
}
