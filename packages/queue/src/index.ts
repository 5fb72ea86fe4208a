export type { JobName, Payload } from './catalogue.ts';
export { connectProducer, connectWorker, untilReady } from './connections.ts';
export { findQueueProblems } from './find-problems.ts';
export { hurry } from './hurry.ts';
export { InvalidPayloadError } from './payload.ts';
export { requireQueuePrefix } from './queue-prefix.ts';
export {
  enqueue,
  hasLiveJob,
  openQueues,
  pingQueues,
  type Queues,
  schedule,
} from './queues.ts';
export { parseRedisUrl } from './redis-url.ts';
export {
  type Handler,
  type Handlers,
  type JobContext,
  JobFailedError,
  startWorker,
  type WorkerOptions,
} from './worker.ts';
