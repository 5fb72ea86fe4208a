import { type TSchema, Type } from 'typebox';
import { decodeCursor, encodeCursor, toId } from './cursors.ts';
import { Nullable } from './schemas.ts';

export const defaultLimit = 20;

/** The query string of every list. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      default: defaultLimit,
      description: 'The largest number of items to answer',
    }),
  ),
  cursor: Type.Optional(
    Type.String({ maxLength: 200, description: 'The `next_cursor` of the previous page' }),
  ),
};

/** `null` where there is no further page. */
const NextCursor = Nullable(
  Type.String({ description: 'The `cursor` for the next page; null on the last page' }),
);

/** What every list answers. */
export const Page = <Item extends TSchema>(item: Item, options: { title?: string } = {}) =>
  Type.Object({ items: Type.Array(item), next_cursor: NextCursor }, options);

/** What a query string asks of a list in the order of ids. @throws INVALID_CURSOR */
export function readPage({ limit = defaultLimit, cursor }: { limit?: number; cursor?: string }) {
  return { before: cursor === undefined ? undefined : toId(decodeCursor(cursor)[0]), limit };
}

/** The page of a list in the order of ids: without a cursor when it is not full. */
export function toPage<Row extends { id: number }, Item>(
  rows: Row[],
  { limit }: { limit: number },
  present: (row: Row) => Item,
): { items: Item[]; next_cursor: string | null } {
  const last = lastOfFull(rows, limit);
  return { items: rows.map(present), next_cursor: last ? encodeCursor(last.id) : null };
}

/** The row after which the next page begins; none when this page was not full. */
export function lastOfFull<Row>(rows: Row[], limit: number): Row | undefined {
  return rows.length === limit ? rows.at(-1) : undefined;
}
