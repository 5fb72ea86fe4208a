/** Joins the message of an error and those of its causes. */
export function describeError(error: unknown): string {
  return [...new Set(listMessages(error))].join(': ');
}

function listMessages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const inner = error instanceof AggregateError ? error.errors.slice(0, 1) : [];
  if (error.cause !== undefined) inner.push(error.cause);
  return [error.message, ...inner.flatMap(listMessages)].filter(Boolean);
}
