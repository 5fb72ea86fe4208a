export { type BudgetState, findBudget } from './budget-state.ts';
export type { JobName, Payload } from './catalogue.ts';
export { checkQueues, rememberErrors } from './check-queues.ts';
export { connectProducer, connectWorker, untilReady } from './connections.ts';
export { longestBackstopMs } from './delays.ts';
export { type EventHint, hearEventHints, openEventHints } from './event-hints.ts';
export { type FoundJob, findJob } from './find-job.ts';
export { findQueueProblems } from './find-problems.ts';
export { findQueueRisks } from './find-risks.ts';
export { beat, endHeartbeat, type Fleet, findFleet, type Heartbeat, tellLinePaused } from './fleet.ts';
export { findFleetProblems } from './fleet-problems.ts';
export { hurry } from './hurry.ts';
export { areLive, type ExpectedJob } from './live-jobs.ts';
export { findNextTries } from './next-tries.ts';
export { InvalidPayloadError, parsePayload } from './payload.ts';
export { requireQueuePrefix } from './queue-prefix.ts';
export {
  enqueue,
  openQueues,
  type Queues,
  schedule,
} from './queues.ts';
export { parseRedisUrl, requireRedisUrl } from './redis-url.ts';
export { showProgress } from './show-progress.ts';
export { subjectOf } from './subject-of.ts';
export { type QueueTally, tallyQueues } from './tally-queues.ts';
export { wake } from './wake.ts';
export {
  checkWatch,
  doEventsArrive,
  type EventCount,
  findWatchState,
  isSwept,
  noteEvents,
  noteFailedSweep,
  noteSweep,
  type SweepCount,
  tryClaimWake,
  type WatchState,
} from './watch-state.ts';
export { withDeadline } from './with-deadline.ts';
export {
  type Handler,
  type Handlers,
  type JobContext,
  JobFailedError,
  startWorker,
  type WorkerOptions,
} from './worker.ts';
