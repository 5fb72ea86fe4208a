import { linePattern, paragraphsPattern } from '@bacs/domain';
import { type TNull, type TSchema, type TString, type TUnion, Type } from 'typebox';

export const Nullable = <T extends TSchema>(schema: T): TUnion<[T, TNull]> =>
  Type.Union([schema, Type.Null()]);

/** A time in UTC with milliseconds, by ISO 8601. */
export const Timestamp = Type.String({ format: 'date-time' });

/** A row of the older system may have no date, or a date of zeros. */
export function toTimestamp(date: Date | null): string | null {
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** One line of text; see `linePattern`. */
export const Text = (maxLength: number): TString =>
  Type.String({ minLength: 1, maxLength, pattern: linePattern });

/** Text of several lines; it may be empty. */
export const Paragraphs = (maxLength: number, more: { description?: string } = {}): TString =>
  Type.String({ ...more, maxLength, pattern: paragraphsPattern });

/** A body or a query string with this refuses fields that it does not name. */
export const strict = { additionalProperties: false } as const;

/** An operation takes an API key, or the cookie of a session from this service's own pages. */
export const apiKeySecurity: Record<string, string[]>[] = [{ apiKey: [] }, { session: [] }];
