import {
  type TArray,
  type TNull,
  type TObject,
  type TSchema,
  type TString,
  type TUnion,
  Type,
} from 'typebox';
import { decodeCursor, encodeCursor, toId } from './cursors.ts';
import { Nullable } from './schemas.ts';

export const defaultLimit = 20;

/** Every list has these query parameters. */
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

/** The cursor is `null` on the last page. */
const NextCursor = Nullable(
  Type.String({ description: 'The `cursor` for the next page; null on the last page' }),
);

type PageOf<Item extends TSchema> = TObject<{ items: TArray<Item>; next_cursor: TUnion<[TString, TNull]> }>;

/** Every list answers with this. */
export const Page = <Item extends TSchema>(item: Item, options: { title?: string } = {}): PageOf<Item> =>
  Type.Object({ items: Type.Array(item), next_cursor: NextCursor }, options);

/** Reads the page that a query string asks for, of a list in the order of ids. @throws INVALID_CURSOR */
export function readPage({ limit = defaultLimit, cursor }: { limit?: number; cursor?: string }): {
  before: number | undefined;
  limit: number;
} {
  return { before: cursor === undefined ? undefined : toId(decodeCursor(cursor)[0]), limit };
}

/** Makes a page of a list in the order of ids. It has no cursor when it is not full. */
export function toPage<Row extends { id: number }, Item>(
  rows: Row[],
  { limit }: { limit: number },
  present: (row: Row) => Item,
): { items: Item[]; next_cursor: string | null } {
  const last = lastOfFull(rows, limit);
  return { items: rows.map(present), next_cursor: last ? encodeCursor(last.id) : null };
}

/** Returns the row after which the next page begins; undefined when this page is not full. */
export function lastOfFull<Row>(rows: Row[], limit: number): Row | undefined {
  return rows.length === limit ? rows.at(-1) : undefined;
}
