import { ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import type { paths } from './openapi.generated.ts';

type Answering<Body> = { get: { responses: { 200: { content: { 'application/json': Body } } } } };
type Page<Item> = { items: Item[]; next_cursor: string | null };

/** The paths of lists with a cursor */
export type ListPath = {
  [Path in keyof paths]: paths[Path] extends Answering<Page<unknown>> ? Path : never;
}[keyof paths];

export type ItemOf<Path extends ListPath> = paths[Path] extends Answering<Page<infer Item>> ? Item : never;

type Parameters<Path extends ListPath> = paths[Path]['get']['parameters'];

export type ItemsOptions<Path extends ListPath> = {
  query?: Omit<NonNullable<Parameters<Path>['query']>, 'cursor'>;
  signal?: AbortSignal;
} & (Parameters<Path> extends { path: infer InPath } ? { path: InPath } : { path?: undefined });

/** @throws ApiError, ConnectionError */
export async function* readItems<Path extends ListPath>(
  { http }: Connection,
  listPath: Path,
  { query, path, signal }: Partial<ItemsOptions<Path>>,
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  // The types of the method do not go together with a path that is a parameter.
  const get = http.GET as (
    path: ListPath,
    init: object,
  ) => Promise<{ data?: Page<ItemOf<Path>>; error?: unknown; response: Response }>;
  let cursor: string | null | undefined;
  do {
    const page = await ok(get(listPath, { params: { path, query: { ...query, cursor } }, signal }));
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor !== null);
}
