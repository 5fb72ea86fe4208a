import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { localCredentials } from '@bacs/stack';
import { openCluster, type Tools } from '../cluster/cluster.ts';
import { freePort } from '../cluster/free-port.ts';
import { faultsOf, planOutages } from './alerts/outages.ts';
import { type AlertWatch, watchAlerts } from './alerts/watch-alerts.ts';
import { openAwsFaults } from './aws-faults.ts';
import { waitUntilCalm } from './calm.ts';
import { clientCount, openClients, uploadsEach } from './clients.ts';
import { type MetricsPorts, openCrew } from './crew.ts';
import { gatherEvidence } from './evidence.ts';
import { judge, type Verdict } from './judge.ts';
import { openListeners } from './listeners.ts';
import { createLoad, runLoad } from './load.ts';
import { openNemesis } from './nemesis.ts';
import { type Progress, reportEvery } from './progress.ts';
import { planRequests } from './requests.ts';
import { planFaults } from './schedule.ts';
import { soakTimings, usualEvents, usualFailures, usualRate } from './timings.ts';
import { twinMark } from './twins.ts';

export type SoakOptions = {
  seed: number;
  seconds: number;
  productions: number;
  workers: number;
  /** The soak writes everything below this folder. */
  dir: string;
  tools: Tools;
  /** true has a Prometheus watch outages that last, in place of faults at random. */
  alerts?: boolean;
  signal: AbortSignal;
  onProgress?: (progress: Progress) => void;
};

/** Runs load and faults together for so long, then ends the faults, then checks everything that is left. */
export async function runSoak(options: SoakOptions): Promise<Verdict> {
  const { dir, tools, signal, seconds, workers } = options;
  const outages = options.alerts ? planOutages(options) : undefined;
  // Every request of the load listens to the signal.
  setMaxListeners(0, signal);
  const cluster = await openCluster({ dir, tools, hasEvents: true, env: soakTimings });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  let stopReporting = () => {};
  let closeListeners = async () => {};
  let watch: AlertWatch | undefined;
  try {
    signal.throwIfAborted();
    const ports = outages && (await findMetricsPorts(workers));
    const crew = await openCrew(cluster, workers, { ports });
    watch = ports && (await watchAlerts(dir, ports));
    const awsFaults = openAwsFaults(cluster.aws.control, {
      paused: twinMark,
      buckets: { 'mediaconvert:*': usualRate },
      events: usualEvents,
      job_error: usualFailures,
    });
    await awsFaults.clear();
    const nemesis = openNemesis({ cluster, crew, awsFaults });
    const clients = await openClients(cluster);
    const listeners = await openListeners(
      cluster,
      clients.map(({ api }) => api),
    );
    closeListeners = listeners.close;
    const secrets = [
      ...clients.map(({ api }) => api.key),
      ...listeners.secrets,
      localCredentials.secretAccessKey,
    ];
    const load = createLoad();
    let phase = 'faults';
    stopReporting = reportEvery(
      cluster,
      (ended) => ({ phase, accepted: load.accepted.size, ended, faults: nemesis.begun() }),
      options.onProgress,
    );

    const requests = planRequests({ ...options, uploads: clientCount * uploadsEach });
    const sending = runLoad(load, requests, clients, signal);
    // It is awaited below; until then an error must not count as unhandled.
    sending.catch(() => {});
    watch?.begin();
    await Promise.all([
      nemesis.run(outages ? faultsOf(outages) : planFaults(options), signal),
      sleep(seconds * 1_000, undefined, { signal }),
    ]);

    phase = 'healing';
    await nemesis.heal();
    const healed = performance.now();
    await waitUntilCalm(cluster, sending, signal);
    await crew.ready();
    await listeners.catchUp();
    const healSeconds = (performance.now() - healed) / 1_000;
    await watch?.waitUntilQuiet(signal);
    const alerts = watch &&
      outages && { outages, firings: await watch.firings(), stillFiring: await watch.firing() };

    phase = 'checking';
    await listeners.close();
    const evidence = await gatherEvidence({ cluster, crew, load, told: listeners.told, secrets });
    return judge({ evidence, tally: nemesis.tally, seed: options.seed, healSeconds, alerts });
  } finally {
    stopReporting();
    await closeListeners();
    await watch?.close();
    signal.removeEventListener('abort', close);
    await cluster.close();
  }
}

async function findMetricsPorts(workers: number): Promise<MetricsPorts> {
  const [api = 0, ...rest] = await Promise.all(Array.from({ length: workers + 1 }, freePort));
  return { api, workers: rest };
}
