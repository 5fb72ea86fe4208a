import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@bacs/stack';
import { quantile, round } from '../numbers.ts';
import type { Scene } from '../scene/open-scene.ts';
import { measureGroup } from '../start/process-group.ts';

/** In MB: the resident set, and what JavaScript and its buffers hold once the garbage is collected */
export type Memory = { rss_mb: number; heap_mb: number; external_mb: number };

const samples = 10;
const sampleEveryMs = 500;
const preload = join(import.meta.dirname, 'tell-memory.ts');

/** Starts a worker that tells its memory. */
export async function startTellingWorker({ cluster }: Scene): Promise<App> {
  return await cluster.startWorker({ env: { NODE_OPTIONS: `--import=${preload}` } });
}

/** Takes the median of several looks at the resident set while the worker works, and then collects its garbage. */
export async function measureMemory(worker: App, signal: AbortSignal): Promise<Memory> {
  const sizes: number[] = [];
  while (sizes.length < samples) {
    await sleep(sampleEveryMs, undefined, { signal });
    sizes.push(await residentOf(worker));
  }
  const { heapUsed, external } = await tellMemory(worker, signal);
  return {
    rss_mb: round(quantile(sizes, 0.5) ?? Number.NaN, 1),
    heap_mb: mb(heapUsed),
    external_mb: mb(external),
  };
}

export async function residentOf(worker: App): Promise<number> {
  requireRunning(worker);
  return (await measureGroup(worker.pid)).rss_mb;
}

/** @throws if the worker has ended, for then nothing that is waited for happens. */
export function requireRunning(worker: App): void {
  if (worker.ending() !== null) throw new Error(`${worker.name} ended with ${worker.ending()}`);
}

type Told = { heapUsed: number; external: number };

async function tellMemory(worker: App, signal: AbortSignal): Promise<Told> {
  const before = (await readTold(worker)).length;
  worker.kill('SIGWINCH');
  for (;;) {
    requireRunning(worker);
    const told = (await readTold(worker))[before];
    if (told) return told;
    await sleep(50, undefined, { signal });
  }
}

async function readTold({ logFile }: App): Promise<Told[]> {
  const lines = (await readFile(logFile, 'utf8')).split('\n');
  return lines.filter((line) => line.includes('"memory told"')).map((line) => JSON.parse(line) as Told);
}

function mb(bytes: number): number {
  return round(bytes / 1_048_576, 1);
}
