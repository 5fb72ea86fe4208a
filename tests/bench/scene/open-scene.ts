import { join } from 'node:path';
import type { FaultSettings } from '@bacs/local-aws';
import type { App } from '@bacs/stack';
import { type Cluster, openCluster } from '../../cluster/cluster.ts';
import type { ApiClient, Upload } from '../../support/api-client.ts';
import type { Place } from '../bench.ts';
import { scaledTimes } from './scale.ts';

export type Rates = { per_second: number; burst: number };

export type SceneOptions = {
  /** Time passes so many times faster: times are divided by it, and rates multiplied. */
  scale: number;
  workers: number;
  /** How long MediaConvert renders, and how many at once; unscaled. */
  renderSeconds: number;
  slots: number;
  /** AWS's token bucket for all calls together, which the workers know; unscaled. Without it, AWS refuses nothing. */
  rates?: Rates | undefined;
  events?: { faults?: FaultSettings['events'] } | undefined;
  env?: NodeJS.ProcessEnv;
};

/** The whole service as processes on servers of its own */
export type Scene = {
  cluster: Cluster;
  api: App;
  scale: number;
  signal: AbortSignal;
  /** Signs a user up, with an upload. */
  signUp: () => Promise<User>;
};

export type User = { api: ApiClient; upload: Upload };

let scenes = 0;

/** Opens a scene for the time of `work`, and ends all its processes at its end or when the signal aborts. */
export async function inScene<T>(
  { dir, tools, signal }: Place,
  options: SceneOptions,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const { scale, workers, rates, events } = options;
  scenes += 1;
  const cluster = await openCluster({
    dir: join(dir, `scene-${scenes}`),
    filmDir: dir,
    tools,
    hasProxies: false,
    hasEvents: events !== undefined,
    env: environmentOf(options),
  });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    const buckets = rates && {
      'mediaconvert:*': { per_second: rates.per_second * scale, burst: rates.burst },
    };
    await cluster.aws.control.setFaults({
      ...(buckets && { buckets }),
      ...(events?.faults && { events: events.faults }),
    });
    const [api] = await Promise.all([
      cluster.startApi(),
      ...Array.from({ length: workers }, () => cluster.startWorker()),
    ]);
    const film = await cluster.film();
    const signUp = async () => {
      const api = await cluster.signUp();
      return { api, upload: await api.upload(film) };
    };
    return await work({ cluster, api, scale, signal, signUp });
  } finally {
    signal.removeEventListener('abort', close);
    await cluster.close();
  }
}

function environmentOf({ scale, renderSeconds, slots, rates, env }: SceneOptions): NodeJS.ProcessEnv {
  return {
    ...scaledTimes(scale),
    LOCAL_AWS_INSTANT_RENDER_MS: String(Math.round((renderSeconds * 1_000) / scale)),
    LOCAL_AWS_CONCURRENT_JOBS: String(slots),
    MAX_UNFINISHED_PRODUCTIONS: '0',
    ...(rates && {
      MEDIACONVERT_CALLS_PER_SECOND: String(rates.per_second * scale),
      MEDIACONVERT_BURST: String(rates.burst),
    }),
    ...env,
  };
}
