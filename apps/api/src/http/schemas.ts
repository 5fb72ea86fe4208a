import { type TNull, type TSchema, type TString, type TUnion, Type } from 'typebox';

export const Nullable = <T extends TSchema>(schema: T): TUnion<[T, TNull]> =>
  Type.Union([schema, Type.Null()]);

/** A time in UTC with milliseconds, by ISO 8601. */
export const Timestamp = Type.String({ format: 'date-time' });

/** A row of the older system may have no date, or a date of zeros. */
export function toTimestamp(date: Date | null): string | null {
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

// These characters override the direction of text, so that it reads differently than it is written.
const overrides = '\\u202a-\\u202e\\u2066-\\u2069';

/**
 * One line of text with at least one visible character. It contains no control characters, half characters or
 * overrides.
 */
export const Text = (maxLength: number): TString =>
  Type.String({ minLength: 1, maxLength, pattern: `^(?=.*[^\\s\\p{C}])[^\\p{Cc}\\p{Cs}${overrides}]*$` });

/** Text of several lines under the same rules; it may be empty. */
export const Paragraphs = (maxLength: number): TString =>
  Type.String({ maxLength, pattern: `^([^\\p{Cc}\\p{Cs}${overrides}]|[\\n\\t])*$` });

/** A body or a query string with this refuses fields that it does not name. */
export const strict = { additionalProperties: false } as const;

export const apiKeySecurity = [{ apiKey: [] as string[] }];
