import type { buildApp } from '@bacs/api';
import { buildRequest, listOperations, type Operation } from '../../support/operations.ts';
import type { Mine } from './build-mine.ts';
import type { Cost, CountedDatabase } from './count-rows.ts';
import { type Request, requests } from './requests.ts';

export type Measured = Cost & { name: string };

type App = Awaited<ReturnType<typeof buildApp>>;

/** Calls every route of the API and counts what each request costs. @throws if a request does not succeed. */
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
  { what, query, as = undefined, make }: Request,
): Promise<Measured[]> {
  const world = { ...mine.world, ...(await make?.(mine)) };
  const { method, url, body } = buildRequest({ ...operation, parameters: [] }, world);
  const ids: Record<string, string> = { '{upload}': world.uploads, '{user}': String(mine.userId) };
  const asked = Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]) => [name, ids[value] ?? value]),
  );
  const headers = { authorization: `Bearer ${as === undefined ? mine.keys.member : mine.keys[as]}` };
  const measured: Measured[] = [];
  let cursor: string | null | undefined;
  for (const page of [1, 2]) {
    const parameters = new URLSearchParams({ ...asked, ...(cursor && { cursor }) });
    const { result, cost } = await counted.count(() =>
      app.inject({
        method: method as 'GET',
        url: `${url}?${parameters}`,
        headers,
        ...(body !== undefined && { payload: body as object }),
      }),
    );
    const name = [operation.operationId, what, page === 2 ? 'page 2' : undefined].filter(Boolean).join(', ');
    if (result.statusCode >= 400) console.log(`${name}: ${result.statusCode} ${result.body}`);
    measured.push({ name, ...cost });
    cursor = method === 'GET' && result.body.startsWith('{') ? result.json().next_cursor : undefined;
    if (!cursor) break;
  }
  return measured;
}
