import { type TSchema, Type } from 'typebox';

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** UTC with milliseconds, ISO 8601. */
export const Timestamp = Type.String({ format: 'date-time' });

/** A row of the older system may have no date, or one of zeros. */
export function toTimestamp(date: Date | null): string | null {
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

// What makes text read other than it is written: overrides of its direction.
const overrides = '\\u202a-\\u202e\\u2066-\\u2069';

/** A line of text: something to see, no control characters, no half characters, no overrides. */
export const Text = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: `^(?=.*[^\\s\\p{C}])[^\\p{Cc}\\p{Cs}${overrides}]*$` });

/** The same over several lines, or empty. */
export const Paragraphs = (maxLength: number) =>
  Type.String({ maxLength, pattern: `^([^\\p{Cc}\\p{Cs}${overrides}]|[\\n\\t])*$` });

/** A body or a query string: what it does not name is refused. */
export const strict = { additionalProperties: false } as const;

export const apiKeySecurity = [{ apiKey: [] as string[] }];
