export type { JobName, Payload } from './catalogue.ts';
export { connectProducer, connectWorker } from './connections.ts';
export { hurryRender } from './hurry-render.ts';
export { InvalidPayloadError } from './payload.ts';
export {
  enqueueDelete,
  enqueueRender,
  hasLiveDelete,
  hasLiveRender,
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
