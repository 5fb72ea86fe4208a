import type { Deletion as DeletionRow } from '@bacs/db';
import { receiptOf } from '@bacs/db/deletions';
import type { Fleet } from '@bacs/queue';
import { type Static, Type } from 'typebox';
import { whyDeletionWaits } from '../fleet/why-waiting.ts';
import { Ulid, Uuid } from '../http/addresses.ts';
import { Failure, presentFailure } from '../http/failure.ts';
import { presentStored } from '../http/fit-answers.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

const Progress = Type.Object({
  objects_deleted: Type.Integer(),
  bytes_deleted: Type.Integer(),
  mediaconvert_jobs_cancelled: Type.Integer(),
  failures: Type.Integer({
    description: 'How many times S3 refused to delete a key. The worker tries each key again.',
  }),
  sweeps: Type.Integer({
    description: 'How many times the worker has searched all places for objects to delete',
  }),
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
      resolved: Type.Boolean({ description: 'true when a later attempt deleted the key' }),
    }),
    { description: 'The first 100 keys that S3 refused to delete' },
  ),
  failure_count: Type.Integer(),
  sweeps: Type.Integer(),
});

export const Deletion = Type.Object(
  {
    ulid: Ulid(),
    target: Type.Enum(['upload', 'production']),
    upload_uuid: Nullable(Uuid),
    production_ulid: Nullable(Ulid()),
    status: Nullable(Type.Enum(['pending', 'running', 'completed', 'failed'])),
    progress: Nullable(Progress),
    blocked_reason: Nullable(
      Type.String({
        description:
          'Why the work cannot continue at the moment. It continues by itself when the reason is gone.',
      }),
    ),
    error: Nullable(Failure),
    receipt: Nullable(Receipt),
    created_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
    sweep_again_at: Nullable(
      Type.String({
        format: 'date-time',
        description: [
          'When the service looks once more, after the end, for a file that a form of createUpload may have brought',
          'back. The receipt then counts what it deleted. null when nothing can come back.',
        ].join(' '),
      }),
    ),
  },
  { title: 'Deletion' },
);

export const DeletionPlan = Type.Object(
  {
    would_delete: Type.Object({
      objects: Type.Integer(),
      bytes: Type.Integer(),
      counted_all: Type.Boolean({
        description: 'false when the service stopped counting early; `objects` and `bytes` are then too low',
      }),
      keys: Type.Array(Type.String(), { description: 'The first 1000 keys' }),
      truncated: Type.Boolean({ description: 'true when the list does not contain all keys' }),
      productions: Type.Integer(),
      publications: Type.Integer(),
      mediaconvert_jobs: Type.Array(Type.String()),
      prefixes: Type.Array(Type.String()),
    }),
    blocked_by: Nullable(
      Type.Enum(['published', 'prefix_refused'], {
        description: [
          'What stops the deletion.',
          '- `published`: something is published; the deletion needs `force=true`.',
          '- `prefix_refused`: a stored prefix lies outside this production or upload, or another one has objects at the same place; the deletion would fail and delete nothing.',
        ].join('\n'),
      }),
    ),
    refused_because: Nullable(
      Type.String({ description: 'Which prefix or place is refused, and why; null unless `prefix_refused`' }),
    ),
  },
  { title: 'DeletionPlan' },
);
export type DeletionPlan = Static<typeof DeletionPlan>;

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
  const receipt = presentStored(() => row.receipt ?? (row.work ? receiptOf(row.work) : nothing));
  return {
    ulid: row.ulid,
    target: row.production_id === null ? 'upload' : 'production',
    upload_uuid: row.upload_uuid,
    production_ulid: row.production_ulid,
    status: row.status,
    progress: presentStored(() => ({
      objects_deleted: receipt.objects,
      bytes_deleted: receipt.bytes,
      mediaconvert_jobs_cancelled: receipt.mediaconvert_jobs_cancelled.length,
      failures: receipt.failure_count,
      sweeps: receipt.sweeps,
    })),
    blocked_reason: row.blocked_reason,
    error: row.status === 'failed' ? presentFailure(row) : null,
    receipt: row.status === 'completed' ? receipt : null,
    created_at: toTimestamp(row.created_at),
    completed_at: toTimestamp(row.completed_at),
    sweep_again_at: toTimestamp(row.sweep_again_at),
  };
}

/** Presents it with what keeps it waiting now: of some of that, only the fleet tells. */
export function presentWaiting(fleet: Fleet | undefined, row: DeletionRow): Static<typeof Deletion> {
  return presentDeletion({ ...row, blocked_reason: whyDeletionWaits(fleet, row) });
}
