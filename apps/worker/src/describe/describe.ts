import { findUpload } from '@bacs/db/uploads';
import type { JobContext, Payload } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { ensureDescribed, summarizeSource } from '../ensure-described.ts';

/**
 * Describes the source of an upload before anybody renders it. When this does not come to pass, the first render does
 * it, so an error here is only tried again a few times.
 */
export async function describe(
  deps: Dependencies,
  { upload_id }: Payload<'describe'>,
  context: JobContext,
): Promise<void> {
  const upload = await findUpload(deps.db, { id: upload_id });
  if (!upload) return;
  context.log(summarizeSource(await ensureDescribed(deps, upload)));
}
