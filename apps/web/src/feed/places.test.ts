import { expect, it } from 'vitest';
import { type FeedItem, holdPlaces, type Place } from './places.ts';

const perPage = 4;

/** A feed of publications with these numbers, the last of which is the newest */
function feedOf(count: number) {
  const feed = { shown: Array.from({ length: count }, (_, index) => itemOf(count - index)), reads: 0 };
  const read = async (cursor: string | undefined) => {
    feed.reads++;
    const from =
      cursor === undefined ? 0 : feed.shown.findIndex(({ publication_id: id }) => id < Number(cursor));
    const items = from === -1 ? [] : feed.shown.slice(from, from + perPage);
    const isLast = from === -1 || from + perPage >= feed.shown.length;
    return { items, next_cursor: isLast ? null : String(items.at(-1)?.publication_id) };
  };
  const publish = (count: number) => {
    for (let left = count; left > 0; left--)
      feed.shown.unshift(itemOf((feed.shown[0]?.publication_id ?? 0) + 1));
  };
  const unpublish = (gone: number) => {
    feed.shown = feed.shown.filter(({ publication_id: id }) => id !== gone);
  };
  return { feed, read, publish, unpublish };
}

function itemOf(publication_id: number): FeedItem {
  const published_at = new Date(Date.UTC(2026, 10, 22, 0, publication_id)).toISOString();
  return { publication_id, published_at, media: [] as FeedItem['media'] } as FeedItem;
}

/** What a card says: the number of what it shows, `gone`, or nothing yet */
function said({ id, page }: Place): number | string | undefined {
  const item = page.items.peek()?.get(id);
  return item === null ? 'gone' : item?.publication_id;
}

/** The answers are there at once, so that whatever waits for them is done by then. */
const allIsRead = () => new Promise((resolve) => setTimeout(resolve));

it.each([1, 6])('finds all that it has shown when %i have been published meanwhile', async (count) => {
  const { read, publish, unpublish } = feedOf(12);
  const { read: readNext, renew, look } = holdPlaces(read);
  const { items } = await readNext(undefined);
  expect(items.map(said)).toEqual([12, 11, 10, 9]);
  publish(count);
  unpublish(11);
  renew();
  for (const place of items) look(place);
  await allIsRead();
  expect(items.map(said)).toEqual([12, 'gone', 10, 9]);
});

it('finds what it has not held any more, though its last place is not shown now', async () => {
  const { feed, read, publish, unpublish } = feedOf(100);
  const { read: readNext, look } = holdPlaces(read);
  const first = await readNext(undefined);
  let next = first.next_cursor;
  while (next !== null) next = (await readNext(next)).next_cursor;
  expect(first.items.map(said)).toEqual([undefined, undefined, undefined, undefined]);
  publish(2);
  unpublish(97);
  feed.reads = 0;
  for (const place of first.items) look(place);
  await allIsRead();
  expect(first.items.map(said)).toEqual([100, 99, 98, 'gone']);
  expect(feed.reads).toBe(2);
});

it('does not read a whole feed for that, and says of nothing that it is gone that it has not looked for', async () => {
  const { feed, read, publish } = feedOf(4);
  const { read: readNext, renew, look } = holdPlaces(read);
  const { items } = await readNext(undefined);
  publish(1_000);
  renew();
  feed.reads = 0;
  for (const place of items) look(place);
  await allIsRead();
  expect(items.map(said)).toEqual([undefined, undefined, undefined, undefined]);
  expect(feed.reads).toBeLessThan(20);
});
