import type { Upload } from '@bacs/db';
import { findUpload, storeUploadSize } from '@bacs/db/uploads';
import { orientationOf } from '@bacs/domain';
import { inputUriOf } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';
import { probe, type VideoSize } from '../mediaconvert/probe.ts';
import { isDeclined, messageOf } from '../mediaconvert/verdict.ts';

/**
 * Probes and stores the size of the upload when nobody knows it yet. A file that MediaConvert cannot read stays without
 * a size: the render then fails with MediaConvert's own reason.
 */
export async function ensureSize(deps: Dependencies, upload: Upload): Promise<Upload> {
  if (upload.width !== null && upload.height !== null) return upload;
  const size = await tryProbe(deps, upload);
  if (!size) return upload;
  await storeUploadSize(deps.db, upload.id, { ...size, orientation: orientationOf(size.width, size.height) });
  return (await findUpload(deps.db, { id: upload.id })) ?? upload;
}

async function tryProbe(
  { mediaConvert, logger }: Dependencies,
  upload: Upload,
): Promise<VideoSize | undefined> {
  const uri = inputUriOf(upload);
  try {
    return await probe(mediaConvert, uri);
  } catch (error) {
    if (!isDeclined(error)) throw error;
    logger.info({ upload: upload.asset_uuid, reason: messageOf(error) }, 'the input cannot be probed');
    return undefined;
  }
}
