import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { localCredentials, repositoryRoot } from '@bacs/stack';
import { type Cluster, openCluster, type Tools } from '../cluster/cluster.ts';
import { freePort } from '../cluster/free-port.ts';
import { openAwsFaults } from '../soak/aws-faults.ts';
import { countProductions, waitUntilCalm } from '../soak/calm.ts';
import { clientCount, openClients, uploadsEach } from '../soak/clients.ts';
import { openCrew } from '../soak/crew.ts';
import { type Evidence, gatherEvidence } from '../soak/evidence.ts';
import { openListeners } from '../soak/listeners.ts';
import { createLoad, type Load, runLoad } from '../soak/load.ts';
import { createRandom } from '../soak/random.ts';
import { planRequests } from '../soak/requests.ts';
import { soakTimings, usualEvents, usualFailures, usualRate } from '../soak/timings.ts';
import { balance } from './balance.ts';
import { type Journeys, runJourneys } from './journeys.ts';
import { openStages } from './open-stages.ts';
import { type Kill, planKills, type Stage, stages } from './stages.ts';

export type RolloutOptions = {
  /** The folder of the older release */
  oldRoot: string;
  seed: number;
  /** How long all stages take together, at least */
  seconds: number;
  /** The rollout writes everything below this folder. */
  dir: string;
  tools: Tools;
  signal: AbortSignal;
  say: (line: string) => void;
};

export type StageReport = {
  stage: string;
  seconds: number;
  accepted: number;
  ended: number;
  kills: number;
  /** Answers of 500 and above by status, and requests without an answer */
  errors: Record<string, number>;
};

export type Rollout = { stages: StageReport[]; journeys: Journeys; evidence: Evidence };

const perSecond = 2;
const journeyEveryMs = 2_000;
/** A deletion looks a second time after so long. */
const deleteSweep = { DELETE_SWEEP_MS: '1000' };

/** Replaces one release by the other and back, under load, while processes are killed. */
export async function runRollout(options: RolloutOptions): Promise<Rollout> {
  const { dir, tools, signal, seed, oldRoot, say } = options;
  // Every request of the load listens to the signal.
  setMaxListeners(0, signal);
  const cluster = await openCluster({
    dir,
    tools,
    hasEvents: true,
    env: { ...soakTimings, ...deleteSweep },
    migratedBy: oldRoot,
  });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  let closeListeners = async () => {};
  let closeBalancer = () => {};
  try {
    const [first] = stages;
    const apiPorts = await Promise.all((first?.apis ?? []).map(freePort));
    const crew = await openCrew(cluster, first?.workers.length ?? 0, { root: oldRoot, apiPorts });
    const balancer = await balance(Number(new URL(cluster.apiUrl).port), apiPorts);
    closeBalancer = balancer.close;
    const always = {
      buckets: { 'mediaconvert:*': usualRate },
      events: usualEvents,
      job_error: usualFailures,
    };
    await openAwsFaults(cluster.aws.control, always).clear();
    const clients = await openClients(cluster);
    const listeners = await openListeners(
      cluster,
      clients.map(({ api }) => api),
    );
    closeListeners = listeners.close;

    const load = createLoad();
    // More than the stages can take: what has not been sent at their end is not sent.
    const longest = options.seconds * 10 + 600;
    const planned = { seed, seconds: longest, productions: longest * perSecond };
    const requests = planRequests({ ...planned, uploads: clientCount * uploadsEach });
    const stagesOver = new AbortController();
    const over = AbortSignal.any([signal, stagesOver.signal]);
    setMaxListeners(0, over);
    const sending = runLoad(load, requests, clients, signal, over);
    const travelling = runJourneys(load, clients, { everyMs: journeyEveryMs, signal, over });
    const all = Promise.all([sending, travelling]);
    // It is awaited below; until then an error must not count as unhandled.
    all.catch(() => {});

    const random = createRandom(seed);
    const reports: StageReport[] = [];
    const seconds = options.seconds / stages.length;
    const enter = openStages(cluster, crew, { old: oldRoot, new: repositoryRoot });
    const run = async (stage: Stage): Promise<number> => {
      await enter(stage);
      const kills = planKills(stage, random, seconds);
      const strike = async ({ at_ms, what, index }: Kill) => {
        await sleep(at_ms, undefined, { signal });
        await (what === 'api' ? crew.killApi(index) : crew.killWorker(index));
      };
      await Promise.all([sleep(seconds * 1_000, undefined, { signal }), ...kills.map(strike)]);
      return kills.length;
    };
    for (const stage of stages) {
      say(`${stage.name} …`);
      const startedAt = performance.now();
      const was = await countAll(cluster, load);
      const kills = await run(stage);
      const is = await countAll(cluster, load);
      reports.push({
        stage: stage.name,
        seconds: Math.round((performance.now() - startedAt) / 1_000),
        accepted: is.accepted - was.accepted,
        ended: is.ended - was.ended,
        kills,
        errors: difference(is.errors, was.errors),
      });
    }

    stagesOver.abort();
    say('waiting for all to end …');
    await waitUntilCalm(
      cluster,
      all.then(() => {}),
      signal,
    );
    await crew.ready();
    await listeners.catchUp();
    await listeners.close();
    const secrets = [...clients.map(({ api }) => api.key), ...listeners.secrets];
    secrets.push(localCredentials.secretAccessKey);
    const evidence = await gatherEvidence({ cluster, crew, load, told: listeners.told, secrets });
    // Before migration 24, such a failure of AWS was the end.
    const mayFailWith = usualFailures.code;
    return { stages: reports, journeys: await travelling, evidence: { ...evidence, mayFailWith } };
  } finally {
    await closeListeners();
    signal.removeEventListener('abort', close);
    await cluster.close();
    closeBalancer();
  }
}

async function countAll(cluster: Cluster, load: Load) {
  const { ended } = await countProductions(cluster);
  const failures = load.answers.filter(({ status }) => status >= 500);
  const errors: Record<string, number> = { 'no answer': load.unanswered };
  for (const { status } of failures) errors[status] = (errors[status] ?? 0) + 1;
  return { accepted: load.accepted.size, ended: ended + load.deleted.size, errors };
}

function difference(is: Record<string, number>, was: Record<string, number>): Record<string, number> {
  const kinds = Object.entries(is).map(([kind, count]): [string, number] => [kind, count - (was[kind] ?? 0)]);
  return Object.fromEntries(kinds.filter(([, count]) => count > 0));
}
