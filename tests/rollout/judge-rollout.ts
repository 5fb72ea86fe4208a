import type { Check } from '../soak/check.ts';
import type { Evidence } from '../soak/evidence.ts';
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
  const noDefect = { id: '', promise: 'no request is answered with 500', problems: defects(evidence) };
  const checks = [...checkInvariants(evidence), noDefect];
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

/** What is away for a moment is answered with 503; a release that cannot read what the other has written fails with 500. */
function defects({ load }: Evidence): string[] {
  const count = load.answers.filter(({ status }) => status === 500).length;
  return count === 0 ? [] : [`${count} requests were answered with 500; the log of the API says why`];
}
