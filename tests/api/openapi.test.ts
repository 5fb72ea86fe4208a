import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, it } from 'vitest';
import { describeTypes } from '../../apps/api/scripts/describe-types.ts';
import { startApi } from '../support/api.ts';

type Described = { summary?: string; tags?: string[]; security?: object[]; parameters?: Parameter[] };
type Parameter = { name: string; description?: string; example?: unknown };
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  tags: { name: string }[];
};

const { app, apiUrl } = await startApi('openapi');
const committed = await readFile(join(repositoryRoot, 'apps/api/openapi.json'), 'utf8');
const { openapi, paths, tags }: Document = JSON.parse(committed);
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

describe('openapi.json', () => {
  it('says what the routes say; `npm run openapi` writes it anew', () => {
    expect(JSON.parse(committed)).toEqual(app.swagger());
  });

  it('is what the types of the client say; `npm run openapi` writes them anew', async () => {
    const types = await readFile(join(repositoryRoot, 'packages/client/src/openapi.generated.ts'), 'utf8');
    expect(types).toBe(await describeTypes(committed));
  });

  it('is OpenAPI 3.1, and is what /docs shows', async () => {
    expect(openapi).toBe('3.1.0');
    expect(await (await fetch(`${apiUrl}/docs/json`)).json()).toEqual(JSON.parse(committed));
    expect((await fetch(`${apiUrl}/docs/`)).status).toBe(200);
  });

  it.each(operations)('describes $method $path', ({ path, operation }) => {
    expect(operation.summary).toBeTruthy();
    expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags ?? []));
    expect(operation.tags).toHaveLength(1);
    const isOpen = !path.startsWith('/api/') || path === '/api/session';
    expect(operation.security).toEqual(isOpen ? [] : [{ apiKey: [] }, { session: [] }]);
    for (const { name, description, example } of operation.parameters ?? [])
      expect({ name, description, example }).toEqual({
        name,
        description: expect.stringMatching(/./),
        example: expect.anything(),
      });
  });
});
