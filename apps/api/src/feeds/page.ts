import type { FeedPage, FeedRow } from '@bacs/db/feeds';
import { defaultLimit, lastOfFull } from '../http/pages.ts';
import { feedCursorAfter, parseFeedCursor } from './cursor.ts';

/** Reads the page of a feed that a query string asks for. @throws INVALID_CURSOR */
export function readFeedPage({
  limit = defaultLimit,
  cursor,
}: {
  limit?: number;
  cursor?: string;
}): FeedPage {
  return { cursor: parseFeedCursor(cursor), limit };
}

/** Makes a page of a feed. It has no cursor when it is not full. */
export function toFeedPage<Item>(
  rows: FeedRow[],
  { limit }: FeedPage,
  present: (row: FeedRow) => Item,
): { items: Item[]; next_cursor: string | null } {
  const last = lastOfFull(rows, limit);
  return { items: rows.map(present), next_cursor: last ? feedCursorAfter(last) : null };
}
