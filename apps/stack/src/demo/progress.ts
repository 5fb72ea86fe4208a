import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Say } from '../servers/ensure-tools.ts';
import type { Production } from './api.ts';

export type Progress = { show: (production: Production) => void; close: () => void };

/** One progress bar per production: drawn in place on a terminal, else a line now and then. */
export function openProgress(say: Say): Progress {
  return process.stdout.isTTY ? drawBars() : printLines(say);
}

function drawBars(): Progress {
  const format = '  {ulid}  [{bar}] {percentage} %  {profile}  {status}';
  const bars = new MultiBar(
    { format, hideCursor: true, stream: process.stdout, barsize: 30 },
    Presets.legacy,
  );
  const barOf = new Map<string, SingleBar>();
  function show(production: Production) {
    const bar = barOf.get(production.ulid) ?? bars.create(100, 0, describe(production));
    barOf.set(production.ulid, bar);
    bar.update(production.progress_percent, describe(production));
  }
  return { show, close: () => bars.stop() };
}

const linesApartMs = 2_000;

function printLines(say: Say): Progress {
  const last = new Map<string, { line: string; status: string; at: number }>();
  function show(production: Production) {
    const { ulid, profile, status } = describe(production);
    const percent = production.progress_percent;
    const bar = '='.repeat(Math.round(percent / 5)).padEnd(20, '-');
    const line = `  ${ulid}  [${bar}] ${String(percent).padStart(3)} %  ${profile}  ${status}`;
    const before = last.get(ulid);
    const soon = before?.status === status && Date.now() - before.at < linesApartMs;
    if (before?.line === line || soon) return;
    last.set(ulid, { line, status, at: Date.now() });
    say(line);
  }
  return { show, close: () => {} };
}

function describe({ ulid, profile, status }: Production) {
  return { ulid, profile: profile ?? '(profile not chosen yet)', status };
}
