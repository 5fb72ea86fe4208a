import type { Cluster } from '../cluster/cluster.ts';
import type { Crew } from '../soak/crew.ts';
import type { Stage, Version } from './stages.ts';

/**
 * Makes a function that brings a crew of the old release to a stage, as an operator does: the tables first, then the
 * workers one after the other, then the APIs.
 * @param roots the folder of each release
 */
export function openStages(
  cluster: Cluster,
  crew: Crew,
  roots: Record<Version, string>,
): (stage: Stage) => Promise<void> {
  const running = new Map<string, Version>();
  const isAt = (place: string, version: Version) => {
    const isSame = (running.get(place) ?? 'old') === version;
    running.set(place, version);
    return isSame;
  };
  return async ({ migrate, workers, apis }: Stage): Promise<void> => {
    if (migrate) await cluster.migrate(roots.new);
    for (const [index, version] of workers.entries())
      if (!isAt(`worker ${index}`, version)) await crew.rollWorker(index, roots[version]);
    for (const [index, version] of apis.entries())
      if (!isAt(`api ${index}`, version)) await crew.rollApi(index, roots[version]);
  };
}
