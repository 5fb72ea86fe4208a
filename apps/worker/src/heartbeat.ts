import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { beat, endHeartbeat, type Heartbeat, type JobName } from '@bacs/queue';
import packageJson from '../package.json' with { type: 'json' };
import type { Dependencies } from './dependencies.ts';

const everyMs = 5_000;

/**
 * Tells the API, in Redis, that this worker is alive and what it can do. Redis may forget it: the next beat tells it
 * again.
 * @returns what ends it
 */
export function startHeartbeat(deps: Dependencies, queues: JobName[]): () => void {
  const { config, redis, profiles, logSparingly } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const heartbeat: Heartbeat = {
    id: randomUUID(),
    host: hostname(),
    release: config.RELEASE ?? packageJson.version,
    started_at: new Date().toISOString(),
    queues,
    profiles: profiles.list().map(({ name }) => name),
    profiles_hash: profiles.hash,
  };
  let isBeating = false;
  let ended = false;
  const tell = async () => {
    // While Redis is away the connection keeps commands for later: one is enough.
    if (isBeating) return;
    isBeating = true;
    await beat(place, heartbeat).catch((err) => logSparingly('heartbeat', { err }, 'no heartbeat'));
    isBeating = false;
    if (ended) await endHeartbeat(place, heartbeat).catch(() => {});
  };
  void tell();
  const beating = setInterval(tell, everyMs).unref();
  return () => {
    clearInterval(beating);
    ended = true;
    endHeartbeat(place, heartbeat).catch(() => {});
  };
}
