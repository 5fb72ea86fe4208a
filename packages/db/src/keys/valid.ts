import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** Selects the keys that are neither revoked nor expired, by the database's clock. */
export function isValid(
  eb: ExpressionBuilder<Schema, 'api_keys'>,
): ExpressionWrapper<Schema, 'api_keys', SqlBool> {
  return eb.and([
    eb('revoked_at', 'is', null),
    eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<Date>`CURRENT_TIMESTAMP(3)`)]),
  ]);
}
