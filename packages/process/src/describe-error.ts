type Described = { type: string; message: string } & Record<string, unknown>;

/** These members of an error say what it is. Others may hold what a client has sent, or a password that Redis was sent. */
const telling = ['code', 'errno', 'sqlState', 'sql', 'syscall', 'statusCode', 'problems'];
const deepestCause = 3;

/** Describes an error for the log, without the members that may hold what must not be there. */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const members: Record<string, unknown> = { ...error };
  const described: Described = { type: error.name, message: error.message, stack: error.stack };
  for (const name of telling) if (members[name] !== undefined) described[name] = members[name];
  const { httpStatusCode, requestId } = Object(members['$metadata']);
  if (httpStatusCode !== undefined) Object.assign(described, { httpStatusCode, requestId });
  if (depth < deepestCause) {
    if (error.cause !== undefined) described['cause'] = describeError(error.cause, depth + 1);
    if (error instanceof AggregateError)
      described['errors'] = error.errors.slice(0, 5).map((one) => describeError(one, depth + 1));
  }
  return described;
}
