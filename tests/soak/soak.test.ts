import { join } from 'node:path';
import { ensureTools } from '@bacs/stack';
import { expect, inject, it } from 'vitest';
import { drawReport } from './report.ts';
import { runSoak } from './run-soak.ts';
import { keptSeeds } from './seeds.ts';

it.each(keptSeeds)(
  'keeps every promise under fire, with seed $seed',
  { timeout: 600_000 },
  async ({ seed, seconds, productions }) => {
    const programs = await ensureTools(['redis', 'mysql'], (line) => process.stderr.write(`${line}\n`));
    const verdict = await runSoak({
      seed,
      seconds,
      productions,
      workers: 2,
      dir: join(inject('serversDir'), `soak-${seed}`),
      tools: { ...programs, ffmpeg: inject('ffmpegPath'), ffprobe: inject('ffprobePath') },
      signal: new AbortController().signal,
    });
    expect(verdict.isGood, drawReport(verdict)).toBe(true);
    expect(verdict.summary).toEqual({
      accepted: productions,
      completed: expect.any(Number),
      failed: 0,
      canceled: expect.any(Number),
      unfinished: 0,
      lost: 0,
      duplicate_jobs: 0,
      stale_writes_applied: 0,
      outside_prefix_writes: 0,
      kills: expect.any(Number),
      pauses: expect.any(Number),
      flushes: expect.any(Number),
      db_restarts: expect.any(Number),
      redis_restarts: expect.any(Number),
      event_disturbances: expect.any(Number),
      rate_changes: expect.any(Number),
      rerendered: expect.any(Number),
      events_lost: expect.any(Number),
      events_doubled: expect.any(Number),
      calls_refused: expect.any(Number),
      seed,
    });
    const { completed, canceled } = verdict.summary;
    expect(completed + canceled).toBe(productions);
    expect(canceled).toBeGreaterThan(0);
    const { kills, pauses, flushes, db_restarts, redis_restarts, ...rest } = verdict.summary;
    expect(Math.min(kills, pauses, flushes, db_restarts, redis_restarts)).toBeGreaterThan(0);
    expect(
      Math.min(
        ...[rest.event_disturbances, rest.rate_changes, rest.events_lost, rest.events_doubled],
        rest.rerendered,
      ),
    ).toBeGreaterThan(0);
  },
);
