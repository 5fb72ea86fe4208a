import type { Dependencies } from '../dependencies.ts';
import { releaseNext } from '../release-next.ts';

/** Releases what waits in line and nobody else has released: for example the first ones after Redis was away. */
export async function release(deps: Dependencies): Promise<void> {
  await releaseNext(deps);
}
