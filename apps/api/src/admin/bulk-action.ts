import type { StartedBulkAction } from '@bacs/db/bulk';
import { type Static, Type } from 'typebox';
import { Ulid } from '../http/addresses.ts';
import { Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { SearchFields } from './search.ts';

export const BulkActionKind = Type.Enum(['retry', 'cancel']);
export const Filter = Type.Object(SearchFields, { ...strict, title: 'ProductionFilter' });

export const BulkAction = Type.Object(
  {
    ulid: Ulid(),
    action: BulkActionKind,
    filter: Nullable(Type.Object({}, { additionalProperties: true })),
    user_id: Type.Integer({ description: 'Number of the operator who has started it' }),
    status: Type.Enum(['running', 'completed', 'aborted']),
    total: Type.Integer({ description: 'How many productions are in the set' }),
    done: Type.Integer(),
    skipped: Type.Integer({
      description:
        'How many had changed before their turn, so that nothing was done with them; each says how',
    }),
    refused: Type.Integer({ description: 'How many could not be retried; each says why' }),
    started_at: Nullable(Timestamp),
    aborted_by: Nullable(Type.Integer({ description: 'Number of the operator who has aborted it' })),
    ended_at: Nullable(Timestamp),
  },
  { title: 'BulkAction' },
);

export function presentBulkAction(row: StartedBulkAction): Static<typeof BulkAction> {
  const { ulid, action, filter, user_id, status, total, done, skipped, refused, aborted_by } = row;
  return {
    ...{ ulid, action, filter, user_id, status, total, done, skipped, refused, aborted_by },
    started_at: toTimestamp(row.started_at),
    ended_at: toTimestamp(row.ended_at),
  };
}
