import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { buildRequest, listOperations, type Operation, type World } from '../support/operations.ts';
import { buildWorld } from '../support/world.ts';

const service: Api = await startApi('contract');
const { contract, app } = service;
const operations = listOperations(app.swagger());

let api: ApiClient;
let world: World;

beforeAll(async () => {
  api = await service.signUp();
  world = await buildWorld(api, 'contract');
  world.members = (await service.signUp()).user.id;
  const path = { id: world.spaces, user_id: world.members };
  await ok(api.PUT('/api/spaces/{id}/members/{user_id}', { params: { path }, body: { role: 'viewer' } }));
});

// Every client of these tests holds every answer against openapi.json, so the whole folder is a contract test.
describe('an independent reader of openapi.json', () => {
  it.each(operations)(
    'asks for $operationId by its example and gets what is described',
    async (operation) => {
      const { method, url, body } = buildRequest(withoutOthers(operation), world);
      const [path = '', query] = url.split('?');
      const { valid, errors } = contract.validator.validateRequest({ method, path, query, body, headers });
      expect(errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      const { status } = await api.request(method, url, body);
      expect([200, 201, 202, 204, 207, 409]).toContain(status);
    },
  );

  it('knows every operation by an id of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !contract.seen.has(id))).toEqual([]);
  });

  it('is told when an answer is not described', () => {
    const exchange = {
      method: 'GET',
      path: '/api/me',
      contentType: 'application/json',
      status: 200,
      body: {},
    };
    const problem = { ...exchange, status: 404, contentType: 'application/problem+json' };
    expect(() => contract.check(exchange)).toThrow('required');
    expect(() => contract.check({ ...exchange, status: 418 })).toThrow('does not have this status');
    expect(() => contract.check({ ...problem, path: '/api/uploads/1', body: { stack: 'at' } })).toThrow(
      'stack',
    );
  });
});

const headers = { authorization: 'Bearer key', 'content-type': 'application/json' };

/** Only an operator may list the keys of another user. */
function withoutOthers(operation: Operation): Operation {
  const isOperators = ['listApiKeys', 'listProductions'].includes(operation.operationId);
  return isOperators ? { ...operation, parameters: [] } : operation;
}
