import type { Production } from '@bacs/client';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Say } from '../servers/ensure-tools.ts';

type Shown = Pick<Production, 'ulid' | 'status' | 'progress_percent' | 'profile'>;

export type Progress = { show: (production: Shown) => void; close: () => void };

/** Draws one progress bar per production: in place on a terminal, else a line now and then. */
export function openProgress(say: Say): Progress {
  return process.stdout.isTTY ? drawBars() : printLines(say);
}

function drawBars(): Progress {
  const format = (_options: unknown, _params: unknown, production: Shown) => drawLine(production);
  const bars = new MultiBar({ format, hideCursor: true, stream: process.stdout }, Presets.legacy);
  const barOf = new Map<string | null, SingleBar>();
  function show(production: Shown) {
    const bar = barOf.get(production.ulid) ?? bars.create(100, 0, production);
    barOf.set(production.ulid, bar);
    bar.update(production.progress_percent ?? 0, production);
  }
  return { show, close: () => bars.stop() };
}

const linesApartMs = 2_000;

function printLines(say: Say): Progress {
  const last = new Map<string | null, { line: string; status: string | null; at: number }>();
  function show(production: Shown) {
    const { ulid, status } = production;
    const line = drawLine(production);
    const before = last.get(ulid);
    const soon = before?.status === status && Date.now() - before.at < linesApartMs;
    if (before?.line === line || soon) return;
    last.set(ulid, { line, status, at: Date.now() });
    say(line);
  }
  return { show, close: () => {} };
}

/** A line fits 80 columns with the built-in profiles. */
export function drawLine({ ulid, progress_percent, status, profile }: Shown): string {
  const percent = progress_percent ?? 0;
  const bar = '='.repeat(Math.floor(percent / 12.5)).padEnd(8, '-');
  return `  ${ulid} [${bar}] ${String(percent).padStart(3)} %  ${String(status).padEnd(10)} ${profile ?? ''}`;
}
