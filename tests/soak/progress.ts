import type { Cluster } from '../cluster/cluster.ts';
import { countProductions } from './calm.ts';

export type Progress = { phase: string; accepted: number; ended: number; faults: number };

/** Reports the progress twice a second. @returns a function that stops it. */
export function reportEvery(
  cluster: Cluster,
  describe: (ended: number) => Progress,
  onProgress: (progress: Progress) => void = () => {},
): () => void {
  let ended = 0;
  let asking = false;
  const timer = setInterval(async () => {
    onProgress(describe(ended));
    if (asking) return;
    asking = true;
    // The database may be away at the moment.
    ({ ended } = await countProductions(cluster).catch(() => ({ ended })));
    asking = false;
  }, 500);
  return () => clearInterval(timer);
}
