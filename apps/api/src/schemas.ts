import { type TSchema, Type } from 'typebox';

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** UTC with milliseconds, ISO 8601. */
export const Timestamp = Type.String({ format: 'date-time' });

/** A body's text: no control characters, nothing but blanks. */
export const Text = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' });

/** A body or a query string: what it does not name is refused. */
export const strict = { additionalProperties: false } as const;

export const apiKeySecurity = [{ apiKey: [] as string[] }];
