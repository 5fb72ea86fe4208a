import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { buildRequest, listOperations, type Operation, type World } from '../support/operations.ts';
import { readEnding } from '../support/read-ending.ts';
import { countRows, listTables } from '../support/tables.ts';
import { buildWorld } from '../support/world.ts';

// FUZZ_SEED and FUZZ_RUNS widen the search; a failure prints the seed and the smallest request that still fails.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 25);

const service: Api = await startApi('properties');
const operations = listOperations(service.app.swagger());

let api: ApiClient;
let world: World;
let tables: string[];
/** The rows of each table, until a request may have changed them. */
let counts: Record<string, number> | null = null;

beforeAll(async () => {
  api = await service.signUp();
  world = await buildWorld(api, 'properties');
  tables = await listTables(service.db);
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e3',
    '99999999999999999999',
    'null',
    '..',
    '../..',
    '%',
    '%00',
    '\u0000',
    '\ud800',
    '__proto__',
  ),
  fc.constantFrom(
    'WzFd',
    'WzEsMV0',
    'W10',
    'e30',
    'WyJhIl0',
    'WzFlMzA4XQ',
    "1' OR 1=1 --",
    '\u202eabc',
    '🎬'.repeat(200),
  ),
);
const id = fc.oneof(text, fc.uuid(), fc.ulid(), fc.nat().map(String));
const headerText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii' }),
  fc.constantFrom('', 'a'.repeat(300), '\u00e9'),
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e308, -0, 2 ** 53, '9'.repeat(400)),
  text,
);

/** Makes requests to an operation: its example, its example with changes, or something entirely different. */
function requestsTo(operation: Operation) {
  return fc.record({
    ids: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.array(id, { minLength: 2, maxLength: 2 }) },
    ),
    query: fc.oneof(
      fc.constant({}),
      fc.dictionary(fc.constantFrom(...namesOf(operation), 'other'), text, { maxKeys: 3 }),
    ),
    headers: fc.record(
      { 'idempotency-key': headerText, accept: headerText, 'if-none-match': headerText },
      { requiredKeys: [] },
    ),
    bend: fc.oneof(
      fc.constant((body: unknown) => body),
      fc.tuple(fc.nat(), json).map(
        ([at, value]) =>
          (body: unknown) =>
            replaceMember(body, at, value),
      ),
      json.map((value) => () => value),
    ),
  });
}

describe('whatever is asked', () => {
  it.each(operations)(`of $operationId has an answer that is described (seed ${seed})`, async (operation) => {
    await fc.assert(
      fc.asyncProperty(requestsTo(operation), async ({ ids, query, headers, bend }) => {
        const { method, url: sane, body } = buildRequest(operation, world);
        const [path = ''] = sane.split('?');
        const url = `${ids ? replaceIds(operation.path, ids) : path}?${new URLSearchParams(query)}`;
        counts ??= await countRows(service.db, tables);
        const payload = JSON.stringify(bend(body)) ?? '';
        const hasBody = operation.body !== undefined;
        const started = performance.now();
        const answer = await service.app.inject({
          method: method as 'POST',
          url,
          headers: {
            ...headers,
            authorization: `Bearer ${api.key}`,
            'sec-fetch-site': 'same-origin',
            ...(hasBody && { 'content-type': 'application/json' }),
          },
          ...(hasBody && { payload }),
          payloadAsStream: true,
        });
        const { statusCode: status } = answer;
        const said = await readEnding(answer);
        expect(status).toBeLessThan(500);
        expect(performance.now() - started).toBeLessThan(8_000);
        expect(said).not.toMatch(/\n\s+at |\.[tj]s:\d+|node_modules|\bER_[A-Z_]+|SELECT /);
        if (status >= 400) {
          expect(answer.headers['content-type']).toContain('application/problem+json');
          expect(await countRows(service.db, tables)).toEqual(counts);
        } else {
          counts = null;
        }
        // An odd id changes the path, which may then belong to another operation.
        const contentType = String(answer.headers['content-type'] ?? '') || null;
        const parsed = said === '' ? undefined : JSON.parse(said);
        if (!ids) service.contract.check({ method, path, status, contentType, body: parsed });
      }),
      { seed, numRuns },
    );
  });
});

function namesOf({ parameters }: Operation): string[] {
  return parameters.flatMap(({ name, in: place }) => (place === 'query' ? name : []));
}

function replaceIds(path: string, ids: string[]): string {
  let next = 0;
  return path.replace(/\{\w+\}/g, () => encodeId(ids[next++] ?? ''));
}

/** Half characters have no encoding, so they are sent unchanged. */
function encodeId(value: string): string {
  return /\p{Cs}/u.test(value) ? '%ED%A0%80' : encodeURIComponent(value);
}

function replaceMember(body: unknown, at: number, value: unknown): unknown {
  if (typeof body !== 'object' || body === null) return value;
  const names = Object.keys(body);
  const name = names[at % (names.length || 1)] ?? 'name';
  return { ...body, [name]: value };
}
