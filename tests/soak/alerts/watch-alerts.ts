import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rules } from '../../metrics/deployed.ts';
import { failureOf } from '../../metrics/programs.ts';
import { scaleRules } from '../../metrics/scale-rules.ts';
import { type Series, startPrometheus } from '../../metrics/start-prometheus.ts';
import type { MetricsPorts } from '../crew.ts';

/** For so long an alert has fired, in ms since the first fault could have come. */
export type Firing = { alert: string; from_ms: number; to_ms: number };

export type AlertWatch = {
  /** Begins to count the time. */
  begin: () => void;
  /** Resolves when no alert fires any more, or after a while. */
  waitUntilQuiet: (signal: AbortSignal) => Promise<void>;
  firings: () => Promise<Firing[]>;
  /** The alerts that fire now */
  firing: () => Promise<string[]>;
  close: () => Promise<void>;
};

/** Five minutes are ten seconds. */
const timesAsFast = 30;
/** An API waits two seconds for a server that is away before it tells the rest. */
const everyMs = 2_500;
/** The rules look back an hour at most. */
const quietMs = 150_000;

/** Has a Prometheus look after the crew by the rules of deploy/prometheus, for which time passes faster. */
export async function watchAlerts(dir: string, { api, workers }: MetricsPorts): Promise<AlertWatch> {
  const missing = await failureOf('prometheus', ['--version']);
  if (missing !== undefined) throw new Error(`apt-get install prometheus: ${missing}`);
  const { query, close } = await startPrometheus({
    dir: join(dir, 'prometheus'),
    targets: { 'bacs-api': api, 'bacs-worker': workers },
    rules: scaleRules(rules, timesAsFast),
    everyMs,
  });
  let beganAt = Date.now();
  const firings = async () => {
    const series = await query('ALERTS{alertstate="firing"}');
    return series.flatMap((each) => firingsOf(each, beganAt)).sort((a, b) => a.from_ms - b.from_ms);
  };
  const firing = async () => {
    const now = Date.now() - beganAt;
    return (await firings()).filter(({ to_ms }) => now - to_ms < everyMs + stepMs).map(({ alert }) => alert);
  };
  return {
    begin: () => {
      beganAt = Date.now();
    },
    waitUntilQuiet: async (signal) => {
      const deadline = Date.now() + quietMs;
      while (Date.now() < deadline && (await firing()).length > 0) await sleep(500, undefined, { signal });
    },
    firings,
    firing,
    close,
  };
}

const stepMs = 1_000;

/** A series has a value for each step in which its alert fires. */
function firingsOf({ metric, values }: Series, beganAt: number): Firing[] {
  const { alertname, code, service, job } = metric;
  const alert = [alertname, code ?? service ?? job].filter(Boolean).join(' ');
  const firings: Firing[] = [];
  for (const [time] of values) {
    const at = Math.round(time * 1_000 - beganAt);
    const last = firings.at(-1);
    if (last && at - last.to_ms < everyMs + stepMs) last.to_ms = at;
    else firings.push({ alert, from_ms: at, to_ms: at });
  }
  return firings;
}
