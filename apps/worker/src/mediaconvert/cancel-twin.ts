import type { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { withPurpose } from './budget/importance.ts';
import { requestCancel } from './cancel-job.ts';

/** Cancels a MediaConvert job that a production has besides the one its row knows. */
export async function cancelTwin(
  { mediaConvert, logger }: { mediaConvert: MediaConvertClient; logger: Logger },
  ulid: string,
  jobId: string,
): Promise<void> {
  logger.error({ production: ulid, job: jobId }, 'a second MediaConvert job; canceling it');
  // It must go although another worker may have the job of the queue by now.
  await withPurpose({ signal: undefined }, () =>
    pRetry(() => requestCancel(mediaConvert, jobId), { retries: 3, randomize: true }),
  );
}
