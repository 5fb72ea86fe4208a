import type { FeedCursor } from '@bacs/db/feeds';
import { decodeCursor, encodeCursor, toId, toTime } from '../http/cursors.ts';

/** These numbers stand in a cursor in the place of a missing time. */
const dateless = { zeros: -1, none: -2 } as const;

export function encodeFeedCursor({ id, publishedAt }: FeedCursor): string {
  return encodeCursor(id, publishedAt instanceof Date ? publishedAt.getTime() : dateless[publishedAt]);
}

/** @throws INVALID_CURSOR */
export function parseFeedCursor(cursor: string | undefined): FeedCursor | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decodeCursor(cursor);
  if (time === dateless.zeros) return { id: toId(id), publishedAt: 'zeros' };
  if (time === dateless.none) return { id: toId(id), publishedAt: 'none' };
  return { id: toId(id), publishedAt: toTime(time) };
}
