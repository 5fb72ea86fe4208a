import type { buildApp } from '@bacs/api';
import { findEventNumbers } from '@bacs/db/events';
import { buildRequest, listOperations, type Operation } from '../../support/operations.ts';
import { readEnding } from '../../support/read-ending.ts';
import type { Mine } from './build-mine.ts';
import type { Cost, CountedDatabase } from './count-rows.ts';
import { type Request, requests } from './requests.ts';

/** `refused` is what a request was answered that did not succeed. */
export type Measured = Cost & { name: string; refused?: string };

type App = Awaited<ReturnType<typeof buildApp>>;

const lastPage = 3;
/** The names of pages after the first end with this. */
export const laterPage = ', a later page';

/** Calls every route of the API and counts what each request costs. */
export async function measureRoutes(app: App, counted: CountedDatabase, mine: Mine): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const operation of listOperations(app.swagger()))
    for (const request of requests[operation.operationId] ?? [{}])
      measured.push(...(await measureRequest(app, counted, mine, operation, request)));
  return measured;
}

/** Lists the query parameters that no request of their operation has. Pages are asked for in any case. */
export function parametersLeftOut(app: App): string[] {
  return listOperations(app.swagger()).flatMap(({ operationId, parameters }) => {
    const asked = new Set(
      (requests[operationId] ?? [])
        .flatMap(({ query }) => Object.keys(query ?? {}))
        .concat('limit', 'cursor'),
    );
    const left = parameters.filter(({ name, in: place }) => place === 'query' && !asked.has(name));
    return left.map(({ name }) => `${operationId}: ${name}`);
  });
}

async function measureRequest(
  app: App,
  counted: CountedDatabase,
  mine: Mine,
  operation: Operation,
  { what, query, as = 'member', body: members, make }: Request,
): Promise<Measured[]> {
  const world = { ...mine.world, ...(await make?.(mine)) };
  const { method, url, body } = buildRequest({ ...operation, parameters: [] }, world);
  const { removedTo } = await findEventNumbers(counted.db);
  const ids: Record<string, string> = {
    '{oldest}': String(removedTo),
    '{upload}': world.uploads,
    '{production}': world.productions,
    '{user}': String(mine.userId),
    '{event}': String(world.deliveries),
  };
  const asked = Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]) => [name, ids[value] ?? value]),
  );
  const authorization = `Bearer ${mine.keys[as]}`;
  const headers = {
    authorization,
    'sec-fetch-site': 'same-origin',
    ...(await preconditionOf(app, operation, world.publications, authorization)),
  };
  const name = [operation.operationId, what].filter(Boolean).join(', ');
  const measured: Measured[] = [];
  let cursor: string | null | undefined;
  for (let page = 1; page <= lastPage; page += 1) {
    const parameters = new URLSearchParams({ ...asked, ...(cursor && { cursor }) });
    const { result, cost } = await counted.count(async () => {
      const answer = await app.inject({
        method: method as 'GET',
        url: `${url}?${parameters}`,
        headers,
        ...(body !== undefined && { payload: { ...(body as object), ...members?.(mine) } }),
        payloadAsStream: true,
      });
      return { statusCode: answer.statusCode, body: await readEnding(answer) };
    });
    const refused = result.statusCode < 400 ? undefined : `${result.statusCode} ${result.body}`;
    if (page === 1) measured.push({ name, ...cost, refused });
    cursor =
      method === 'GET' && result.body.startsWith('{') ? JSON.parse(result.body).next_cursor : undefined;
    // The last page tells whether the pages before it are read again.
    if (page > 1 && (!cursor || page === lastPage))
      measured.push({ name: name + laterPage, ...cost, refused });
    if (!cursor) break;
  }
  return measured;
}

/** An approval names what was seen, by the ETag of the publication. */
async function preconditionOf(
  app: App,
  { parameters }: Operation,
  publication: number,
  authorization: string,
): Promise<Record<string, string>> {
  if (!parameters.some(({ name }) => name === 'if-match')) return {};
  const { headers } = await app.inject({
    url: `/api/publications/${publication}`,
    headers: { authorization },
  });
  return { 'if-match': String(headers['etag']) };
}
