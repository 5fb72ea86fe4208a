import { CancelJobCommand } from '@aws-sdk/client-mediaconvert';
import type { Production } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';

/** Cancels a MediaConvert job that a production has besides the one its row knows. */
export async function cancelTwin(
  { mediaConvert, logger, config }: Dependencies,
  production: Production,
  jobId: string,
): Promise<void> {
  logger.error({ production: production.ulid, job: jobId }, 'a second MediaConvert job; cancelling it');
  const abortSignal = AbortSignal.timeout(config.MEDIACONVERT_TIMEOUT_MS);
  await mediaConvert.send(new CancelJobCommand({ Id: jobId }), { abortSignal });
}
