import type { SourceProblem, Upload } from '@bacs/db';
import { findUpload, findUploadToDescribe, noteSourceProblem, tryStoreSource } from '@bacs/db/uploads';
import { inputUriOf } from '@bacs/mc-profiles';
import { compareFiles, versionOf } from '@bacs/s3';
import type { Dependencies } from './dependencies.ts';
import { probe } from './mediaconvert/probe.ts';
import { isDeclined, isMissingOperation, isRefusedRight, messageOf } from './mediaconvert/verdict.ts';

/**
 * Describes the source of an upload and stores that, once: the upload's size and length follow it. Where MediaConvert
 * does not describe it, the upload says why, and its announced size is all there is. A file that MediaConvert cannot
 * read then fails to render with MediaConvert's own reason.
 * @throws what MediaConvert says if another call may be answered.
 */
export async function ensureDescribed(deps: Dependencies, upload: Upload): Promise<Upload> {
  const { db, config, logger } = deps;
  if (upload.source !== null) return upload;
  const asked = await findUploadToDescribe(db, upload.id, { idleMs: config.DESCRIBE_AGAIN_MS });
  const problem = asked && (await tryDescribe(deps, asked));
  if (problem) {
    logger.warn({ upload: upload.asset_uuid, ...problem }, 'MediaConvert does not describe a source');
    await noteSourceProblem(db, asked, problem);
  }
  const current = (await findUpload(db, { id: upload.id })) ?? upload;
  // Another file may have been accepted meanwhile; nobody has been asked about that one.
  return asked && current.etag !== asked.etag ? await ensureDescribed(deps, current) : current;
}

/** Says in a line what the source is, or why nobody knows. */
export function summarizeSource({ source, source_problem }: Upload): string {
  if (source === null)
    return `not described: ${source_problem?.message ?? 'MediaConvert has not been asked'}`;
  const { container, width, height, duration_seconds, frame_rate, scan_type, color } = source;
  const length = duration_seconds === null ? 'of unknown length' : `${duration_seconds.toFixed(1)} s`;
  return `described: ${container}, ${width}×${height}, ${length}, ${frame_rate ?? '?'} fps, ${scan_type}, ${color}`;
}

async function tryDescribe(
  { db, mediaConvert }: Dependencies,
  upload: Upload,
): Promise<SourceProblem | undefined> {
  try {
    const probed = await probe(mediaConvert, inputUriOf(upload));
    if (!probed)
      return {
        code: 'PROBE_ODD',
        message: 'MediaConvert’s Probe answered with nothing that describes a file.',
      };
    // A client may send another file while this one is described.
    if (compareFiles(upload.etag, versionOf({ ETag: probed.etag ?? '' })) !== 'same')
      return { code: 'PROBE_ODD', message: 'The file is not the one that was uploaded.' };
    await tryStoreSource(db, upload, probed.source);
    return undefined;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return problem;
  }
}

function problemOf(error: unknown): SourceProblem | undefined {
  if (isRefusedRight(error))
    return {
      code: 'PROBE_REFUSED',
      message: 'The worker may not ask MediaConvert what the file is: grant mediaconvert:Probe to its role.',
    };
  if (isMissingOperation(error))
    return {
      code: 'PROBE_MISSING',
      message: 'MediaConvert has no Probe at this endpoint or in this region.',
    };
  if (isDeclined(error))
    return { code: 'PROBE_DECLINED', message: `MediaConvert cannot read the file: ${messageOf(error)}` };
  return undefined;
}
