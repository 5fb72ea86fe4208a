/**
 * In a cluster, the part in braces decides which node has the keys.
 * @throws unless every key of the queues may begin with the prefix
 */
export function requireQueuePrefix(prefix: string): void {
  if (!/^[\w:.-]*(\{[\w:.-]+\})?[\w:.-]*$/.test(prefix) || prefix === '')
    throw new Error(
      'must be of letters, digits and _ - . : with at most one part of it in braces, such as {bacs}',
    );
}
