import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listenForInterruption } from '@bacs/process';
import { ensureTools, repositoryRoot } from '@bacs/stack';
import type { Tools } from '../cluster/cluster.ts';

export type Io = { say: (line: string) => void; tell: (line: string) => void };

/** What a bench works with: the programs of its servers, and a folder below which everything is written. */
export type Place = { dir: string; tools: Tools; signal: AbortSignal };

/** Gives a bench its place. The first Ctrl-C aborts the signal and lets the bench stop its servers. */
export async function inOwnPlace({ tell }: Io, work: (place: Place) => Promise<void>): Promise<void> {
  const dir = join(repositoryRoot, '.local', `bench-${process.pid}`);
  const interruption = new AbortController();
  const { signal } = interruption;
  listenForInterruption(
    () => interruption.abort(),
    () => process.exit(130),
  );
  await mkdir(dir, { recursive: true });
  try {
    const tools = await ensureTools(['redis', 'mysql', 'ffmpeg', 'ffprobe'], tell);
    await work({ dir, tools, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    tell('Interrupted');
    process.exitCode = 130;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
