import { CancelJobCommand } from '@aws-sdk/client-mediaconvert';
import pRetry from 'p-retry';
import type { Dependencies } from '../dependencies.ts';
import { hasEnded } from '../render/cancel-job.ts';

/** Cancels a MediaConvert job that a production has besides the one its row knows. */
export async function cancelTwin(
  { mediaConvert, logger }: Dependencies,
  ulid: string,
  jobId: string,
): Promise<void> {
  logger.error({ production: ulid, job: jobId }, 'a second MediaConvert job; cancelling it');
  const cancel = () => mediaConvert.send(new CancelJobCommand({ Id: jobId }));
  await pRetry(cancel, {
    retries: 3,
    randomize: true,
    shouldRetry: ({ error }) => !hasEnded(error),
  }).catch((error) => {
    if (!hasEnded(error)) throw error;
  });
}
