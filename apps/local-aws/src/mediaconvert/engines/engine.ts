import type { JobPhase } from '@aws-sdk/client-mediaconvert';
import type { Job, OutputGroupDetail } from '../wire.ts';

export type Progress = { phase: JobPhase; percent: number };

export type JobOutcome =
  | { status: 'COMPLETE'; outputGroupDetails: OutputGroupDetail[] }
  | { status: 'ERROR'; errorCode: number; errorMessage: string };

export type RunOptions = {
  /**
   * It aborts when the job is canceled or the app closes: the engine then stops, removes its temporary files and
   * rejects.
   */
  signal: AbortSignal;
  onProgress(progress: Progress): void;
};

export type Engine = {
  /** A job stays SUBMITTED for at least this time. */
  queueMs: number;
  /** Tells how long a render takes that begins now, where that is known before. */
  renderMs?(): number;
  run(job: Job, options: RunOptions): Promise<JobOutcome>;
};

/** The render ends in MediaConvert's ERROR. */
export class RenderError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'RenderError';
    this.code = code;
  }
}
