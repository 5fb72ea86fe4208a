import type { ObjectStore } from '../../s3/object-store.ts';
import type { Job } from '../wire.ts';
import type { Deliver } from './deliver.ts';
import { describeOutputs } from './describe-outputs.ts';
import { describeProgress } from './describe-progress.ts';
import { writeEvent } from './event.ts';

/** Tells of the life of a job by events. A job that is canceled while it waits has none. */
export type JobEvents = {
  begun(job: Job): void;
  /** local-aws tells the input's address, and nothing of its tracks. */
  inputRead(job: Job): void;
  /** Tells the progress of the job every now and then, until the returned function is called. */
  tellProgress(job: Job, everyMs: number): () => void;
  ended(job: Job): Promise<void>;
};

export function createJobEvents(deliver: Deliver, store: ObjectStore): JobEvents {
  return {
    begun: (job) => deliver(writeEvent(job, 'PROGRESSING')),
    inputRead(job) {
      const uri = job.settings.inputs?.[0]?.fileInput;
      const inputDetails = [{ id: 1, uri, audio: [], video: [] }];
      deliver(writeEvent(job, 'INPUT_INFORMATION', { inputDetails }));
    },
    tellProgress(job, everyMs) {
      const tell = () => deliver(writeEvent(job, 'STATUS_UPDATE', describeProgress(job)));
      const timer = setInterval(tell, everyMs).unref();
      return () => clearInterval(timer);
    },
    async ended(job) {
      if (job.status === 'COMPLETE') deliver(writeEvent(job, 'COMPLETE', await describeOutputs(job, store)));
      if (job.status === 'CANCELED') deliver(writeEvent(job, 'CANCELED'));
      if (job.status === 'ERROR') {
        const { errorCode, errorMessage } = job;
        deliver(writeEvent(job, 'ERROR', { errorCode, errorMessage }));
      }
    },
  };
}
