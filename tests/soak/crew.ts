import { setTimeout as sleep } from 'node:timers/promises';
import { type App, repositoryRoot } from '@bacs/stack';
import type { Cluster } from '../cluster/cluster.ts';
import type { Proxies } from '../cluster/proxies.ts';

/** The APIs, of which there is usually one, and the workers; each starts again when it ends, as an orchestrator does. */
export type Crew = {
  /** Its orchestrator takes `downMs` to start it again. */
  killWorker: (worker: number, downMs?: number) => Promise<void>;
  killApi: (api?: number) => Promise<void>;
  /** Stops a worker in order, and starts that of the release in this folder in its place. */
  rollWorker: (worker: number, root: string) => Promise<void>;
  rollApi: (api: number, root: string) => Promise<void>;
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
  /** Sends SIGTERM to all, and tells how each has ended that was stopped so. */
  stop: () => Promise<Ending[]>;
};

type Ending = { name: string; ending: string; tookMs: number };

/** Where each place has its metrics, whoever takes it */
export type MetricsPorts = { api: number; workers: number[] };

type Options = {
  /** The folder of the release that they start with */
  root?: string;
  ports?: MetricsPorts | undefined;
  /** One API is started for each; without them, one that has the port of the cluster. */
  apiPorts?: number[];
};

export async function openCrew(
  cluster: Cluster,
  workers: number,
  { root = repositoryRoot, ports, apiPorts = [Number(new URL(cluster.apiUrl).port)] }: Options = {},
): Promise<Crew> {
  const apps: App[] = [];
  const crashes: string[] = [];
  const told = new Set<App>();
  const places = new Map<string, App>();
  const endings: Ending[] = [];
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
  const replace = async (
    place: string,
    start: () => Promise<App>,
    { end = (app: App): unknown => app.kill('SIGKILL'), downMs = 0 } = {},
  ) => {
    const app = places.get(place);
    if (app) {
      told.add(app);
      await end(app);
      await app.ended;
    }
    await sleep(downMs);
    await launch(place, start);
  };
  const stop = async (app: App) => {
    const before = performance.now();
    await app.stop();
    return { name: app.name, ending: await app.ended, tookMs: performance.now() - before };
  };
  const stopInTurn = async (app: App) => {
    // A worker that is stopped before it takes jobs cannot stop in order yet.
    await readyOf(app);
    endings.push(await stop(app));
  };
  const running = () => [...places.values()].filter((app) => app.ending() === null);

  const proxies = await Promise.all(Array.from({ length: workers }, cluster.openProxies));
  const metricsAt = (port?: number) => (port === undefined ? {} : { METRICS_PORT: String(port) });
  const roots = new Map<string, string>();
  const rootOf = (place: string) => roots.get(place) ?? root;
  const startWorker = (index: number) => () =>
    cluster.startWorker({
      proxies: proxies[index],
      env: metricsAt(ports?.workers[index]),
      wait: false,
      root: rootOf(`worker ${index}`),
    });
  const startApi = (index: number) => () =>
    cluster.startApi({ ...metricsAt(ports?.api), PORT: String(apiPorts[index]) }, rootOf(`api ${index}`));
  const roll = async (place: string, to: string, start: () => Promise<App>) => {
    roots.set(place, to);
    await replace(place, start, { end: stopInTurn });
  };

  const ready = async () => void (await Promise.all(running().map(readyOf)));
  await Promise.all(proxies.map((_, index) => launch(`worker ${index}`, startWorker(index))));
  const apis = apiPorts.map((_, index) => launch(`api ${index}`, startApi(index)));
  await Promise.all([...apis, ready()]);

  return {
    killWorker: (index, downMs) => replace(`worker ${index}`, startWorker(index), { downMs }),
    killApi: (index = 0) => replace(`api ${index}`, startApi(index)),
    rollWorker: (index, to) => roll(`worker ${index}`, to, startWorker(index)),
    rollApi: (index, to) => roll(`api ${index}`, to, startApi(index)),
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
      return [...endings, ...(await Promise.all(running().map(stop)))];
    },
  };
}

/** A worker's start is over before it takes jobs; that of the API is not. */
async function readyOf(app: App): Promise<void> {
  if (app.name.startsWith('worker')) await app.waitForLine(/"msg":"worker ready"/);
}
