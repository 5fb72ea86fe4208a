import type { Dependencies } from '../dependencies.ts';
import { expireUploads } from './expire-uploads.ts';
import { removeOld } from './remove-old.ts';

/** Ends what ends by itself: uploads that nobody completes, and whatever has been kept for as long as it is to be. */
export async function expire(deps: Dependencies): Promise<void> {
  await expireUploads(deps);
  await removeOld(deps);
}
