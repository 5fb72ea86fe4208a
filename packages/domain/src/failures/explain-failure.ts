import { type Failure, retryable } from './failure.ts';
import { mediaConvertFailures } from './mediaconvert.ts';
import { ownFailures } from './own.ts';

/** Every code that a production or a deletion can fail with, as far as we know them. */
export const failures: ReadonlyMap<string, Failure> = new Map(
  Object.entries({ ...ownFailures, ...mediaConvertFailures }),
);

/** A code of a later day, or none, as the older system left it. */
const unknown = retryable(
  'aws',
  'Nobody has told us what this code means; the message says what has happened. Retry it once. If it fails again, ask the operator.',
);

/** Says whose fault a failure is, whether trying again can help, and what to do. */
export function explainFailure(code: string | null): Failure {
  return failures.get(code ?? '') ?? unknown;
}
