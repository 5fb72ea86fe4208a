import type { FeedCursor } from '@bacs/db/feeds';
import { Type } from 'typebox';
import { Problem } from './errors.ts';
import { Nullable } from './schemas.ts';

export const defaultLimit = 20;

/** The query string of every list. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: defaultLimit, description: 'How many at most' }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: '`next_cursor` of the page before' })),
};

/** `null` where there is no further page. */
export const NextCursor = Nullable(Type.String({ description: '`cursor` of the next page' }));

/** The cursor after a page ordered by id; none when the page was not full. */
export function idCursorAfter(rows: { id: number }[], limit: number): string | null {
  const last = rows.at(-1);
  return last && rows.length === limit ? encode([last.id]) : null;
}

/** @throws INVALID_CURSOR */
export function parseIdCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decode(cursor);
  return toId(id);
}

/** The cursor after a page ordered by time and id; none when the page was not full. */
export function timeCursorAfter(rows: { id: number; time: Date }[], limit: number): string | null {
  const last = rows.at(-1);
  return last && rows.length === limit ? encode([last.id, last.time.getTime()]) : null;
}

/** @throws INVALID_CURSOR */
export function parseTimeCursor(cursor: string | undefined): { id: number; time: Date } | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decode(cursor);
  // Beyond this MySQL has no dates to compare with.
  if (!Number.isSafeInteger(time) || (time as number) < 0 || (time as number) > year9999)
    throw new Problem('INVALID_CURSOR');
  return { id: toId(id), time: new Date(time as number) };
}

/** In place of a time, where there is none. */
const dateless = { zeros: -1, none: -2 } as const;

/** The cursor after a page of a feed; none when the page was not full. */
export function feedCursorAfter(
  rows: { id: number; published_at: Date | null }[],
  limit: number,
): string | null {
  const last = rows.at(-1);
  if (!last || rows.length < limit) return null;
  const time = last.published_at?.getTime() ?? dateless.none;
  return encode([last.id, Number.isNaN(time) ? dateless.zeros : time]);
}

/** @throws INVALID_CURSOR */
export function parseFeedCursor(cursor: string | undefined): FeedCursor | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decode(cursor);
  if (time === dateless.zeros) return { id: toId(id), publishedAt: 'zeros' };
  if (time === dateless.none) return { id: toId(id), publishedAt: 'none' };
  const dated = parseTimeCursor(cursor);
  return dated && { id: dated.id, publishedAt: dated.time };
}

const year9999 = Date.UTC(9999, 0);

function toId(id: unknown): number {
  if (!Number.isSafeInteger(id) || (id as number) <= 0) throw new Problem('INVALID_CURSOR');
  return id as number;
}

function encode(values: number[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decode(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values)) return values;
  } catch {
    // Said below.
  }
  throw new Problem('INVALID_CURSOR');
}
