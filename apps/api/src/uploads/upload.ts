import type { Database, Upload as UploadRow } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findUpload, findUploadOf } from '@bacs/db/uploads';
import { toWholeSeconds } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { toUploadAddress, UploadId, Uuid } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { presentSource, Source, SourceProblem } from './source.ts';

const UploadStatus = Type.Enum(
  ['signed', 'uploading', 'uploaded', 'failed', 'queued', 'processing', 'completed'],
  {
    description: [
      '`signed` until the file is complete, then `uploaded`. Only uploads of the older system have other',
      'values.',
    ].join(' '),
  },
);

export const Upload = Type.Object(
  {
    id: Type.Integer(),
    uuid: Nullable(Uuid),
    status: Nullable(UploadStatus),
    filename: Nullable(Type.String()),
    content_type: Nullable(Type.String()),
    size_bytes: Nullable(Type.Integer()),
    width: Nullable(
      Type.Integer({ description: 'Pixels as displayed; as announced until `source` is there' }),
    ),
    height: Nullable(
      Type.Integer({ description: 'Pixels as displayed; as announced until `source` is there' }),
    ),
    duration_seconds: Nullable(
      Type.Integer({ description: 'Rounded, at least 1; null when the file does not tell' }),
    ),
    source: Nullable(Source),
    source_problem: Nullable(SourceProblem),
    created_at: Nullable(Timestamp),
    uploaded_at: Nullable(Timestamp),
    expires_at: Nullable(
      Type.String({
        format: 'date-time',
        description: 'When the upload is deleted if it is not complete by then; null once it is',
      }),
    ),
  },
  { title: 'Upload' },
);

export function presentUpload(upload: UploadRow): Static<typeof Upload> {
  return {
    id: upload.id,
    uuid: upload.asset_uuid,
    status: upload.status,
    filename: upload.modified_filename ?? upload.original_filename,
    content_type: upload.content_type,
    size_bytes: upload.size_bytes,
    width: upload.width,
    height: upload.height,
    duration_seconds: toWholeSeconds(upload.duration_seconds),
    source: upload.source && presentSource(upload.source),
    source_problem: upload.source === null ? upload.source_problem : null,
    created_at: toTimestamp(upload.created_at),
    uploaded_at: toTimestamp(upload.uploaded_at),
    expires_at: upload.status === 'signed' ? toTimestamp(upload.expires_at) : null,
  };
}

export const UploadParams = Type.Object({ id: UploadId });

/** Finds an upload that the caller may read: their own, or any for an operator. @throws UPLOAD_NOT_FOUND */
export async function requireReadableUpload(db: Database, caller: Caller, id: string): Promise<UploadRow> {
  if (caller.role !== 'operator') return await requireUpload(db, caller, id);
  const upload = await findUpload(db, toUploadAddress(id));
  if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
  return upload;
}

/** Finds the caller's upload with this address. @throws UPLOAD_NOT_FOUND */
export async function requireUpload(
  db: Database,
  { userId }: Pick<Caller, 'userId'>,
  id: string | number,
): Promise<UploadRow> {
  const upload = await findUploadOf(db, userId, toUploadAddress(String(id)));
  if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
  return upload;
}
