import { CancelJobCommand } from '@aws-sdk/client-mediaconvert';
import type { Production } from '@bacs/db';
import pRetry from 'p-retry';
import type { Dependencies } from '../dependencies.ts';
import { judge } from './aws-errors.ts';

/** Cancels a MediaConvert job that a production has besides the one its row knows. */
export async function cancelTwin(
  { mediaConvert, logger }: Dependencies,
  production: Production,
  jobId: string,
): Promise<void> {
  logger.error({ production: production.ulid, job: jobId }, 'a second MediaConvert job; cancelling it');
  // Nothing else knows of it, so this is the time to insist.
  await pRetry(() => mediaConvert.send(new CancelJobCommand({ Id: jobId })), {
    retries: 6,
    randomize: true,
    // Rejected: it has ended.
    shouldRetry: ({ error }) => judge(error) !== 'rejected',
  });
}
