import type { FeedPage, FeedRow, FeedRows } from '@bacs/db/feeds';
import { defaultLimit } from '../http/pages.ts';
import { encodeFeedCursor, parseFeedCursor } from './cursor.ts';

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

/** Makes a page of a feed. It has no cursor at the end of the feed. */
export function toFeedPage<Item>(
  { rows, next }: FeedRows,
  present: (row: FeedRow) => Item,
): { items: Item[]; next_cursor: string | null } {
  return { items: rows.map(present), next_cursor: next ? encodeFeedCursor(next) : null };
}
