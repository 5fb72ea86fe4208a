import { type Signal, signal } from '@preact/signals';
import type { Schemas } from '../api/bacs.ts';

export type FeedItem = Schemas['FeedItem'];
export type Feed = { items: FeedItem[]; next_cursor: string | null };
export type ReadFeed = (cursor: string | undefined) => Promise<Feed>;

type HeldPage = {
  cursor: string | undefined;
  /**
   * What its places say, null where nothing is shown any more; it lacks what is not known. undefined while nobody looks at
   * the page: it is read again when somebody does.
   */
  items: Signal<Map<number, FeedItem | null> | undefined>;
  /** The publications of its places */
  ids: number[];
  /** The rank of its last place */
  end: string;
  isBeingRead: boolean;
  /** Somebody was away: what the items say may have changed. */
  isOld: boolean;
};

/** The shapes that there are of a video */
export type Shapes = 'wide' | 'tall' | 'both';

/** Where an item stands in a feed. A feed may be endless, so what the items say is held for the last pages alone. */
export type Place = { id: number; shapes: Shapes; page: HeldPage };

/** So many pages are held: some screens above and below the one that somebody sees. */
const most = 16;

export type Places = {
  /** Reads the next items of the feed, and where they stand. */
  read: (cursor: string | undefined) => Promise<{ items: Place[]; next_cursor: string | null }>;
  /** Sees to it that the item of a place is there, because somebody looks at it. */
  look: (place: Place) => void;
  /** Reads what is held again when somebody looks at it, because it may have changed. */
  renew: () => void;
};

export function holdPlaces(readFeed: ReadFeed): Places {
  let held: HeldPage[] = [];
  const keep = (page: HeldPage) => {
    held = [...held.filter((other) => other !== page), page];
    for (const far of held.splice(0, Math.max(0, held.length - most))) far.items.value = undefined;
  };
  const hold = (page: HeldPage, items: FeedItem[], isPassed: boolean) => {
    const found = new Map(items.map((item) => [item.publication_id, item]));
    const known = page.ids.filter((id) => isPassed || found.has(id));
    page.isOld = false;
    page.items.value = new Map(known.map((id) => [id, found.get(id) ?? null]));
    keep(page);
  };
  /** What has been published meanwhile moves the places further down: it is read on until the last of them is passed. */
  const readAgain = async (page: HeldPage) => {
    const items: FeedItem[] = [];
    let cursor = page.cursor;
    let isPassed = false;
    for (let count = 0; count < most && !isPassed; count++) {
      const feed = await readFeed(cursor);
      items.push(...feed.items);
      cursor = feed.next_cursor ?? undefined;
      isPassed = cursor === undefined || feed.items.some((item) => rankOf(item) <= page.end);
    }
    hold(page, items, isPassed);
  };
  return {
    read: async (cursor) => {
      let [from, feed] = [cursor, await readFeed(cursor)];
      // A page may be empty although others follow.
      while (feed.items.length === 0 && feed.next_cursor !== null)
        [from, feed] = [feed.next_cursor, await readFeed(feed.next_cursor)];
      const ids = feed.items.map((item) => item.publication_id);
      const place = { cursor: from, ids, end: rankOf(feed.items.at(-1)) };
      const page: HeldPage = { ...place, items: signal(undefined), isBeingRead: false, isOld: false };
      hold(page, feed.items, true);
      const items = feed.items.map((item) => ({ id: item.publication_id, shapes: shapesOf(item), page }));
      return { items, next_cursor: feed.next_cursor };
    },
    look: ({ page }) => {
      if (page.items.peek() && !page.isOld) return keep(page);
      if (page.isBeingRead) return;
      page.isBeingRead = true;
      readAgain(page)
        .catch(() => undefined)
        .finally(() => {
          page.isBeingRead = false;
        });
    },
    renew: () => {
      for (const page of held) page.isOld = true;
    },
  };
}

/** Tells by its order where something stands in a feed: what is newer has a greater one. */
function rankOf(item: FeedItem | undefined): string {
  return item ? `${item.published_at ?? ''} ${String(item.publication_id).padStart(20, '0')}` : '';
}

function shapesOf({ media }: FeedItem): Shapes {
  const isTall = ({ orientation }: FeedItem['media'][number]) => orientation === 'portrait';
  if (!media.some(isTall)) return 'wide';
  return media.every(isTall) ? 'tall' : 'both';
}
