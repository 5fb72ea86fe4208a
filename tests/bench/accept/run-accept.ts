import type { App } from '@bacs/stack';
import { freePort } from '../../cluster/free-port.ts';
import { pause } from '../../cluster/process-state.ts';
import { lookUntil } from '../../support/patiently.ts';
import type { Place } from '../bench.ts';
import { measurePairs, type Pair, summarize } from '../pairs.ts';
import { inScene, type Scene, type SceneOptions } from '../scene/open-scene.ts';
import { sendAtOnce, sendSteadily } from './load.ts';
import { measure, type Subject, withFloor } from './subject.ts';

export type AcceptOptions = {
  pairs: number;
  /** How many requests a run has */
  count: number;
  onRun: () => void;
};

const atOnce = 50;
/** Limits are on, and so high that nobody meets them: each request is counted. */
const scene: SceneOptions = {
  scale: 1,
  workers: 0,
  renderSeconds: 60,
  slots: 20,
  env: { RATE_LIMIT_PER_MINUTE: '1000000', MAX_UNFINISHED_PRODUCTIONS: '1000000' },
};

/** Measures bursts, and half of what they carry; each user sends one request at a time, or one user sends all. */
export async function runBeforeFloor(
  place: Place,
  { pairs, count, onRun, keyed, users }: AcceptOptions & { keyed: boolean; users: number },
): Promise<{ burst: Pair[]; half: Pair[] }> {
  return await inScene(place, scene, (scene) =>
    withFloor(scene, async (floor) => {
      const api = { url: scene.cluster.apiUrl, pid: scene.api.pid };
      const clients = { users, keyed };
      const burst = (subject: Subject) => async () => {
        const run = await measure(scene, subject, { ...clients, count }, (send) =>
          sendAtOnce(send, { count, atOnce }),
        );
        onRun();
        return run;
      };
      await Promise.all([burst(api)(), burst(floor)()]);
      const bursts = await measurePairs(pairs, { ours: burst(api), floor: burst(floor) });
      const half = (subject: Subject, of: keyof Pair) => async () => {
        const perSecond = summarize(bursts.map((pair) => pair[of]['per_second'] ?? 0)).median / 2;
        const run = await measure(scene, subject, { ...clients, count }, (send) =>
          sendSteadily(send, { count, perSecond }),
        );
        onRun();
        return { ...run, p99_by_p50: (run['p99_ms'] ?? 0) / (run['p50_ms'] ?? 0) };
      };
      const halves = await measurePairs(pairs, { ours: half(api, 'ours'), floor: half(floor, 'floor') });
      return { burst: bursts, half: halves };
    }),
  );
}

/**
 * Measures bursts with metrics: the floor is an API without them. Each stands still while the other is measured, so that it
 * takes no part of what follows a request.
 */
export async function runWithMetrics(place: Place, { pairs, count, onRun }: AcceptOptions): Promise<Pair[]> {
  return await inScene(place, scene, async (scene: Scene) => {
    const { cluster, api: plain } = scene;
    const port = String(await freePort());
    const counting = await cluster.startApi({ PORT: port, METRICS_PORT: String(await freePort()) });
    const burst = (api: App, other: App, url: string) => async () => {
      await pause(other);
      const clients = { users: atOnce, keyed: false, count };
      const subject = { url, pid: api.pid };
      const run = await measure(scene, subject, clients, (send) => sendAtOnce(send, { count, atOnce }));
      await untilTold(cluster);
      other.kill('SIGCONT');
      onRun();
      return run;
    };
    const ours = burst(counting, plain, `http://127.0.0.1:${port}`);
    const floor = burst(plain, counting, cluster.apiUrl);
    await ours();
    await floor();
    return await measurePairs(pairs, { ours, floor });
  });
}

/** Who stands still must hold no lock: an API numbers the events of what it has accepted. */
async function untilTold({ mysql }: Scene['cluster']): Promise<void> {
  await lookUntil(
    async () =>
      (await mysql.db.selectFrom('outbox').select('id').executeTakeFirst()) === undefined || undefined,
    () => 'events have no number',
  );
}

/** Measures bursts with one worker beside the API: the floor is the same while CreateJob answers at once. */
export async function runBesideWorker(place: Place, { pairs, count, onRun }: AcceptOptions): Promise<Pair[]> {
  return await inScene(place, { ...scene, workers: 1 }, async (scene: Scene) => {
    const api = { url: scene.cluster.apiUrl, pid: scene.api.pid };
    const burst = (createJobMs: number) => async () => {
      await scene.cluster.aws.control.setFaults({ latency_ms: { CreateJob: createJobMs } });
      const clients = { users: atOnce, keyed: false, count };
      const run = await measure(scene, api, clients, (send) => sendAtOnce(send, { count, atOnce }));
      onRun();
      return run;
    };
    await burst(0)();
    return await measurePairs(pairs, { ours: burst(200), floor: burst(0) });
  });
}
