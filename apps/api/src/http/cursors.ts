import { Problem } from './errors.ts';

// Cursors are opaque to clients. They hold numbers of the last row of a page, its id first.

export function encodeCursor(...values: number[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws INVALID_CURSOR */
export function decodeCursor(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values)) return values;
  } catch {
    // The error is thrown below.
  }
  throw new Problem('INVALID_CURSOR');
}

/** @throws INVALID_CURSOR */
export function toId(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) <= 0) throw new Problem('INVALID_CURSOR');
  return value as number;
}

/** @throws INVALID_CURSOR */
export function toTime(value: unknown): Date {
  // MySQL has no later dates to compare with.
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > year9999)
    throw new Problem('INVALID_CURSOR');
  return new Date(value as number);
}

const year9999 = Date.UTC(9999, 0);
