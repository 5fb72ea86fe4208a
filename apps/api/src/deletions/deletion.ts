import type { Deletion as DeletionRow } from '@bacs/db';
import { receiptOf } from '@bacs/db/deletions';
import { type Static, Type } from 'typebox';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

const Progress = Type.Object({
  objects_deleted: Type.Integer(),
  bytes_deleted: Type.Integer(),
  mediaconvert_jobs_cancelled: Type.Integer(),
  failures: Type.Integer({
    description: 'Answers of S3 that a key could not be deleted; each is tried again',
  }),
  sweeps: Type.Integer({ description: 'Passes through all that is to be deleted' }),
});

const Receipt = Type.Object({
  objects: Type.Integer(),
  bytes: Type.Integer(),
  prefixes: Type.Array(Type.String({ description: '`s3://bucket/prefix`' })),
  mediaconvert_jobs_cancelled: Type.Array(Type.String()),
  failures: Type.Array(
    Type.Object({
      key: Type.String(),
      code: Type.String(),
      message: Type.String(),
      resolved: Type.Boolean({ description: 'Whether it was deleted later' }),
    }),
    { description: 'The first hundred keys' },
  ),
  failure_count: Type.Integer(),
  sweeps: Type.Integer(),
});

export const Deletion = Type.Object(
  {
    ulid: Type.String(),
    target: Type.Enum(['upload', 'production']),
    upload_uuid: Nullable(Type.String()),
    production_ulid: Nullable(Type.String()),
    status: Type.Enum(['pending', 'running', 'completed', 'failed']),
    progress: Progress,
    blocked_reason: Nullable(
      Type.String({
        description: 'Why it cannot go on at the moment; it will by itself once the reason is gone',
      }),
    ),
    error: Nullable(Type.Object({ code: Nullable(Type.String()), message: Nullable(Type.String()) })),
    receipt: Nullable(Receipt),
    created_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
  },
  { title: 'Deletion' },
);

export const DeletionPlan = Type.Object(
  {
    would_delete: Type.Object({
      objects: Type.Integer(),
      bytes: Type.Integer(),
      counted_all: Type.Boolean({ description: 'False when there are more objects than could be counted' }),
      keys: Type.Array(Type.String(), { description: 'The first thousand' }),
      truncated: Type.Boolean({ description: 'Whether there are more keys than these' }),
      productions: Type.Integer(),
      publications: Type.Integer(),
      mediaconvert_jobs: Type.Array(Type.String()),
      prefixes: Type.Array(Type.String()),
    }),
    blocked_by: Nullable(
      Type.Enum(['published', 'prefix_refused'], {
        description: [
          '- `published`: only with `force=true`.',
          '- `prefix_refused`: its row names a place that is not its own; the deletion would fail and delete nothing.',
        ].join('\n'),
      }),
    ),
  },
  { title: 'DeletionPlan' },
);

const nothing = {
  objects: 0,
  bytes: 0,
  prefixes: [],
  mediaconvert_jobs_cancelled: [],
  failures: [],
  failure_count: 0,
  sweeps: 0,
};

export function presentDeletion(row: DeletionRow): Static<typeof Deletion> {
  const { error_code: code, error_message: message } = row;
  const receipt = row.receipt ?? (row.work ? receiptOf(row.work) : nothing);
  return {
    ulid: row.ulid,
    target: row.production_id === null ? 'upload' : 'production',
    upload_uuid: row.upload_uuid,
    production_ulid: row.production_ulid,
    status: row.status,
    progress: {
      objects_deleted: receipt.objects,
      bytes_deleted: receipt.bytes,
      mediaconvert_jobs_cancelled: receipt.mediaconvert_jobs_cancelled.length,
      failures: receipt.failure_count,
      sweeps: receipt.sweeps,
    },
    blocked_reason: row.blocked_reason,
    error: row.status === 'failed' ? { code, message } : null,
    receipt: row.status === 'completed' ? receipt : null,
    created_at: toTimestamp(row.created_at),
    completed_at: toTimestamp(row.completed_at),
  };
}
