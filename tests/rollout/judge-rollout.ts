import type { Check } from '../soak/check.ts';
import { everyProductionHasEnded, lostProductions } from '../soak/invariants/acceptance.ts';
import { countDuplicates } from '../soak/invariants/renders.ts';
import { checkInvariants } from '../soak/judge.ts';
import type { Release } from './release.ts';
import type { Rollout } from './run-rollout.ts';

export type RolloutVerdict = { isGood: boolean; checks: Check[]; summary: Record<string, unknown> };

/** Checks the promises of the soak; both releases have given them. */
export function judgeRollout(
  { stages, journeys, evidence }: Rollout,
  { old, now, seed }: { old: Release; now: Release; seed: number },
): RolloutVerdict {
  const checks = checkInvariants(evidence);
  const count = (status: string) => evidence.rows.filter((row) => row.status === status).length;
  const isGood = checks.every(({ problems }) => problems.length === 0);
  return {
    isGood,
    checks,
    summary: {
      good: isGood,
      from: old.commit.slice(0, 12),
      to: now.commit.slice(0, 12),
      migrations: now.migrations.length - old.migrations.length,
      accepted: evidence.load.accepted.size,
      completed: count('completed'),
      failed: count('failed'),
      canceled: count('canceled'),
      deleted: evidence.load.deleted.size,
      ...journeys,
      unfinished: everyProductionHasEnded(evidence).length,
      lost: lostProductions(evidence).length,
      duplicate_jobs: countDuplicates(evidence),
      events: evidence.stored.length,
      kills: stages.reduce((sum, { kills }) => sum + kills, 0),
      seed,
    },
  };
}
