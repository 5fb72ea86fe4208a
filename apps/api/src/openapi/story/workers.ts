import { profileName, workerId } from './facts.ts';

export const worker = {
  id: workerId,
  host: 'worker-1',
  release: '0.1.0',
  started_at: '2026-11-22T09:58:00.000Z',
  queues: [
    'render',
    'delete',
    'describe',
    'webhook',
    'bulk',
    'reconcile',
    'watch',
    'release',
    'twins',
    'expire',
    'clear',
  ],
  profiles: [profileName],
  profiles_hash: '7c32c70658f24aba9db41f7d7125422765c12bad90f63a14c0c8ea43f2b76127',
};

export const workerExamples = { listWorkers: { 200: { items: [worker], paused_queues: [] } } };
