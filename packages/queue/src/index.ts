export type { JobName, Payload } from './catalogue.ts';
export { connectProducer, connectWorker } from './connections.ts';
export { findQueueProblems } from './find-problems.ts';
export { hurry } from './hurry.ts';
export { InvalidPayloadError } from './payload.ts';
export {
  enqueue,
  hasLiveJob,
  openQueues,
  pingQueues,
  type Queues,
  schedule,
} from './queues.ts';
export {
  type Handler,
  type Handlers,
  type JobContext,
  JobFailedError,
  startWorker,
  type WorkerOptions,
} from './worker.ts';
