import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@bacs/stack';
import type { Cluster } from '../cluster/cluster.ts';
import type { Proxies } from '../cluster/proxies.ts';

/** The API and the workers; each starts again when it ends, as an orchestrator does. */
export type Crew = {
  /** Its orchestrator takes `downMs` to start it again. */
  killWorker: (worker: number, downMs?: number) => Promise<void>;
  killApi: () => Promise<void>;
  /** Sends SIGSTOP; the returned function lets the worker continue. */
  pauseWorker: (worker: number) => () => void;
  proxies: Proxies[];
  /** Every process so far, for its log */
  apps: App[];
  /** Lists the running processes. */
  running: () => App[];
  /** Processes that ended although nobody had stopped them */
  crashes: string[];
  /** Lets every worker continue. */
  resume: () => void;
  /** Resolves when all of them take jobs. A worker that is stopped before that cannot stop in order yet. */
  ready: () => Promise<void>;
  /** Sends SIGTERM to all, and tells how each has ended. */
  stop: () => Promise<{ name: string; ending: string; tookMs: number }[]>;
};

/** Where each place has its metrics, whoever takes it */
export type MetricsPorts = { api: number; workers: number[] };

export async function openCrew(cluster: Cluster, workers: number, ports?: MetricsPorts): Promise<Crew> {
  const apps: App[] = [];
  const crashes: string[] = [];
  const told = new Set<App>();
  const places = new Map<string, App>();
  let closing = false;

  const launch = async (place: string, start: () => Promise<App>) => {
    const app = await start();
    apps.push(app);
    places.set(place, app);
    void app.ended.then((ending) => {
      if (told.has(app) || closing) return;
      crashes.push(`${app.name} ended by itself with ${ending}; see ${app.logFile}`);
      void launch(place, start).catch(() => {});
    });
    return app;
  };
  const replace = async (place: string, start: () => Promise<App>, downMs = 0) => {
    const app = places.get(place);
    if (app) {
      told.add(app);
      app.kill('SIGKILL');
      await app.ended;
    }
    await sleep(downMs);
    await launch(place, start);
  };
  const running = () => [...places.values()].filter((app) => app.ending() === null);

  const proxies = await Promise.all(Array.from({ length: workers }, cluster.openProxies));
  const metricsAt = (port?: number) => (port === undefined ? {} : { METRICS_PORT: String(port) });
  const startWorker = (index: number) => () =>
    cluster.startWorker({ proxies: proxies[index], env: metricsAt(ports?.workers[index]), wait: false });
  const startApi = () => cluster.startApi(metricsAt(ports?.api));

  const ready = async () => {
    const workers = running().filter(({ name }) => name.startsWith('worker'));
    await Promise.all(workers.map((worker) => worker.waitForLine(/"msg":"worker ready"/)));
  };
  await Promise.all(proxies.map((_, index) => launch(`worker ${index}`, startWorker(index))));
  await Promise.all([launch('api', startApi), ready()]);

  return {
    killWorker: (index, downMs) => replace(`worker ${index}`, startWorker(index), downMs),
    killApi: () => replace('api', startApi),
    pauseWorker: (index) => {
      const app = places.get(`worker ${index}`);
      app?.kill('SIGSTOP');
      return () => app?.kill('SIGCONT');
    },
    proxies,
    apps,
    running,
    crashes,
    resume: () => {
      for (const app of running()) app.kill('SIGCONT');
    },
    ready,
    stop: async () => {
      closing = true;
      const stopped = running().map(async (app) => {
        const before = performance.now();
        await app.stop();
        return { name: app.name, ending: await app.ended, tookMs: performance.now() - before };
      });
      return await Promise.all(stopped);
    },
  };
}
