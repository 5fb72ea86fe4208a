import type { JobPhase } from '@aws-sdk/client-mediaconvert';
import type { Job, OutputGroupDetail } from '../wire.ts';

export type Progress = { phase: JobPhase; percent: number };

export type JobOutcome =
  | { status: 'COMPLETE'; outputGroupDetails: OutputGroupDetail[] }
  | { status: 'ERROR'; errorCode: number; errorMessage: string };

export type RunOptions = {
  /** Aborted when the job is canceled or the app closes: stop, remove what is temporary, reject. */
  signal: AbortSignal;
  onProgress(progress: Progress): void;
};

export type Engine = {
  /** How long a job stays SUBMITTED at the least. */
  queueMs: number;
  run(job: Job, options: RunOptions): Promise<JobOutcome>;
};

/** A render that ends in MediaConvert's ERROR. */
export class RenderError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'RenderError';
    this.code = code;
  }
}
