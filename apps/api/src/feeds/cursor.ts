import type { FeedCursor } from '@bacs/db/feeds';
import { decodeCursor, encodeCursor, toId, toTime } from '../http/cursors.ts';

/** These numbers stand in a cursor in the place of a missing time. */
const dateless = { zeros: -1, none: -2 } as const;

/** Makes the cursor for the page after this publication. */
export function feedCursorAfter({ id, published_at }: { id: number; published_at: Date | null }): string {
  const time = published_at?.getTime() ?? dateless.none;
  return encodeCursor(id, Number.isNaN(time) ? dateless.zeros : time);
}

/** @throws INVALID_CURSOR */
export function parseFeedCursor(cursor: string | undefined): FeedCursor | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decodeCursor(cursor);
  if (time === dateless.zeros) return { id: toId(id), publishedAt: 'zeros' };
  if (time === dateless.none) return { id: toId(id), publishedAt: 'none' };
  return { id: toId(id), publishedAt: toTime(time) };
}
