import type { ProductionSearch } from '@bacs/db/productions';
import { type Static, Type } from 'typebox';
import { NumericId } from '../http/addresses.ts';
import { Text } from '../http/schemas.ts';
import { toWindow } from '../http/times.ts';
import { ProductionStatus } from '../productions/status.ts';

const time = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));

/** What an operator may look for, in the query of a list and in the filter of a bulk action. */
export const SearchFields = {
  status: Type.Optional(ProductionStatus),
  error_code: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, description: 'Only those that failed with this code' }),
  ),
  cause: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Only those that failed with this cause, as listFailures says it',
    }),
  ),
  profile: Type.Optional(
    Type.String({ minLength: 1, maxLength: 128, description: 'Only productions of this profile' }),
  ),
  user_id: Type.Optional(Type.Integer({ ...NumericId, description: 'Only productions of this user' })),
  by: Type.Optional(
    Type.Enum(['created', 'ended'], {
      description:
        'Whether `from`, `to` and the order go by when they were accepted, as without it, or by when they ended',
    }),
  ),
  from: time('Only productions of this time or later'),
  to: time('Only productions before this time'),
  text: Type.Optional({
    ...Text(200),
    description: 'A part of the name or of the file’s name, or the beginning of the ULID',
  }),
};

const SearchSchema = Type.Object(SearchFields);
export type Search = Static<typeof SearchSchema>;

/** @throws INVALID_REQUEST for a time that does not exist */
export function toSearch({
  error_code,
  user_id,
  from,
  to,
  by = 'created',
  ...same
}: Search): ProductionSearch {
  return { ...same, by, errorCode: error_code, userId: user_id, window: toWindow(from, to) };
}
