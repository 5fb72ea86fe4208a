import { ProbeCommand } from '@aws-sdk/client-mediaconvert';
import { findUpload, storeUploadSize, type Upload } from '@bacs/db';
import { inputUriOf, orientationOf } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';
import { judge, messageOf } from './aws-errors.ts';

/**
 * The upload with its size, which is probed and stored when nobody knows it yet. What cannot be read stays
 * without: the render then fails with MediaConvert's own reason.
 */
export async function ensureSize(deps: Dependencies, upload: Upload): Promise<Upload> {
  if (upload.width !== null && upload.height !== null) return upload;
  const size = await probe(deps, upload);
  if (!size) return upload;
  await storeUploadSize(deps.db, upload.id, { ...size, orientation: orientationOf(size.width, size.height) });
  return (await findUpload(deps.db, { id: upload.id })) ?? upload;
}

/** The size in pixels as displayed, after rotation. */
async function probe({ mediaConvert, logger }: Dependencies, upload: Upload) {
  const input = { FileUrl: inputUriOf(upload) };
  try {
    const { ProbeResults } = await mediaConvert.send(new ProbeCommand({ InputFiles: [input] }));
    const container = ProbeResults?.[0]?.Container;
    const video = container?.Tracks?.find(({ TrackType }) => TrackType === 'video')?.VideoProperties;
    if (!video?.Width || !video.Height) return undefined;
    const turned = Math.abs(video.Rotation ?? 0) % 180 === 90;
    const [width, height] = turned ? [video.Height, video.Width] : [video.Width, video.Height];
    return { width, height, durationSeconds: container?.Duration ?? null };
  } catch (error) {
    if (!['rejected', 'refused'].includes(judge(error))) throw error;
    logger.info({ upload: upload.asset_uuid, reason: messageOf(error) }, 'cannot be probed');
    return undefined;
  }
}
