import type { Cluster } from '../cluster/cluster.ts';
import type { Crew } from '../soak/crew.ts';
import type { Stage, Version } from './stages.ts';

/**
 * Makes a function that brings a crew of the old release to a stage, as an operator does: the tables first, then the
 * workers one after the other, then the API.
 * @param roots the folder of each release
 */
export function openStages(
  cluster: Cluster,
  crew: Crew,
  roots: Record<Version, string>,
): (stage: Stage) => Promise<void> {
  const running = new Map<'api' | number, Version>();
  const isAt = (place: 'api' | number, version: Version) => {
    const isSame = (running.get(place) ?? 'old') === version;
    running.set(place, version);
    return isSame;
  };
  return async ({ migrate, workers, api }: Stage): Promise<void> => {
    if (migrate) await cluster.migrate(roots.new);
    for (const [worker, version] of workers.entries())
      if (!isAt(worker, version)) await crew.rollWorker(worker, roots[version]);
    if (!isAt('api', api)) await crew.rollApi(roots[api]);
  };
}
