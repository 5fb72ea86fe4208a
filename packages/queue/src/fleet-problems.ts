import type { ServerProblem } from '@bacs/domain';
import type { Fleet } from './fleet.ts';

/** @param profilesHash of the profiles of the process that asks */
export function findFleetProblems({ workers, paused }: Fleet, profilesHash: string): ServerProblem[] {
  const problems: ServerProblem[] = [];
  if (workers.length === 0) problems.push(noWorker);
  if (paused.length > 0)
    problems.push({
      code: 'QUEUE_PAUSED',
      message: `An operator has paused ${paused.join(', ')}: resume it, since its jobs wait until then.`,
    });
  if (new Set(workers.map(({ release }) => release)).size > 1) problems.push(releasesDiffer);
  if (workers.some((worker) => worker.profiles_hash !== profilesHash)) problems.push(profilesDiffer);
  return problems;
}

const noWorker: ServerProblem = {
  code: 'NO_WORKER',
  message: 'No worker is alive: start one, since productions and deletions wait until then.',
};
const releasesDiffer: ServerProblem = {
  code: 'RELEASES_DIFFER',
  severity: 'warning',
  message: 'The workers are of different releases: let the older ones end when the newer ones run.',
};
const profilesDiffer: ServerProblem = {
  code: 'PROFILES_DIFFER',
  message:
    'A worker has other profiles than this process: give all processes the same MC_PROFILES_DIR and release.',
};
