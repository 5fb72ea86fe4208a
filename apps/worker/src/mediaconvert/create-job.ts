import {
  CreateJobCommand,
  type CreateJobCommandInput,
  type MediaConvertClient,
} from '@aws-sdk/client-mediaconvert';
import { type Turn, withPurpose } from './budget/importance.ts';
import { type CheckedJob, checkJob } from './checked-job.ts';
import { faultPoint } from './fault-point.ts';
import { isOlderThan, type Moment } from './moment.ts';

type Caller = { mediaConvert: MediaConvertClient; config: { FAULT_POINTS_DIR?: string } };

/** A call is sent with a turn, which is taken before the intent: the age of that counts. */
export type Permit = { turn: Turn; guard: Guard };

/** A call may be sent for `ms` from `since` on, and while no other worker has the job of the queue (`signal`). */
export type Guard = { since: Moment; ms: number; signal: AbortSignal };

/** The guard has held the call back: the SDK has not sent it. */
class TooLateError extends Error {}

/**
 * Calls CreateJob once.
 * @returns the job; undefined when the guard has held the call back.
 * @throws what AWS says, or that its answer does not fit: verdict.ts tells what that means.
 */
export async function createJob(
  { mediaConvert, config }: Caller,
  request: CreateJobCommandInput,
  { turn, guard: { since, ms, signal } }: Permit,
): Promise<CheckedJob | undefined> {
  const command = new CreateJobCommand(request);
  command.middlewareStack.add(
    (send) => async (signed) => {
      // This process may have been stopped for minutes, or have lost the job to another.
      if (signal.aborted || isOlderThan(since, ms)) throw new TooLateError();
      faultPoint(config.FAULT_POINTS_DIR, 'create-job');
      return await send(signed);
    },
    // The guard stands after the signature, so that AWS refuses a call that is held up from here on as it ages.
    { step: 'deserialize', priority: 'low', name: 'lastGuard' },
  );
  try {
    const answer = await withPurpose({ turn }, () => mediaConvert.send(command));
    return checkJob('CreateJob', answer.Job);
  } catch (error) {
    if (error instanceof TooLateError) return undefined;
    throw error;
  }
}
