import { type LookedAt, profileOf } from '@bacs/db/productions';
import { causeOf } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { Ulid, Uuid } from '../http/addresses.ts';
import { Failure, presentFailure } from '../http/failure.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { ProductionStatus, presentStatus } from '../productions/status.ts';

/** A production in a list of operators: what tells one from another, and why it failed. */
export const FoundProduction = Type.Object(
  {
    ulid: Ulid(),
    user_id: Nullable(Type.Integer()),
    upload_uuid: Nullable(Uuid),
    file_name: Nullable(Type.String({ description: 'Name of the file as its user has announced it' })),
    name: Nullable(Type.String()),
    profile: Nullable(Type.String()),
    status: Nullable(ProductionStatus),
    cancel_requested: Type.Boolean(),
    attempt: Type.Integer(),
    error: Nullable(
      Type.Object({
        ...Failure.properties,
        cause: Type.String({ description: 'The message without what is particular to this production' }),
      }),
    ),
    created_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
  },
  { title: 'FoundProduction' },
);

export function presentFound(row: LookedAt): Static<typeof FoundProduction> {
  const error = presentFailure(row);
  return {
    ulid: row.ulid,
    user_id: row.user_id,
    upload_uuid: row.upload_uuid,
    file_name: row.file_name,
    name: row.name,
    profile: profileOf(row),
    status: presentStatus(row.status),
    cancel_requested: row.cancel_requested_at !== null,
    attempt: row.attempt,
    error: error && { ...error, cause: causeOf(error.message) },
    created_at: toTimestamp(row.created_at),
    completed_at: toTimestamp(row.completed_at),
  };
}
