import { clearSpace } from '@bacs/db/publications';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addMember } from '../support/members.ts';
import { buildRequest, listOperations, type Operation, type World } from '../support/operations.ts';
import { patiently } from '../support/patiently.ts';
import { updateRow } from '../support/rows.ts';
import { buildWorld } from '../support/world.ts';

const service: Api = await startApi('contract', { PUBLIC_FEEDS: 'true' });
const { contract, app } = service;
const operations = listOperations(app.swagger());

let api: ApiClient;
let world: World;
/** Without a key, one reads channels only. */
let channel: { id: number };
/** Its production is completed, so that the feed of the channel shows it. */
let shown: { id: number };

beforeAll(async () => {
  // Some operations are for operators.
  api = await service.signUp('operator');
  world = await buildWorld(api, 'contract');
  const bulk = { action: 'cancel', filter: { text: 'nothing' } } as const;
  const { token } = await ok(api.POST('/api/admin/bulk-actions/preview', { body: bulk }));
  await ok(api.POST('/api/admin/bulk-actions', { body: { token } }));
  world['bulk-actions'] = token;
  const member = await service.signUp();
  await addMember(api, world.spaces, member, 'viewer');
  world.members = member.user.id;
  const body = { type: 'channel', name: 'Channel', slug: 'contract' } as const;
  channel = await ok(api.POST('/api/spaces', { body }));
  const another = { upload_id: world.uploads as string, profile: 'simple-hls', name: 'Shown' };
  const { id, ulid } = await ok(api.POST('/api/productions', { body: another }));
  await updateRow(service.db, 'productions', id, { status: 'completed' });
  const publish = { ...at(ulid ?? ''), body: { space_id: channel.id } };
  shown = await ok(api.POST('/api/productions/{id}/publications', publish));
});

// Every client of these tests holds every answer against openapi.json, so the whole folder is a contract test.
describe('an independent reader of openapi.json', () => {
  it.each(operations)(
    'asks for $operationId by its example and gets what is described',
    async (operation) => {
      const { method, url, body } = buildRequest(withoutOthers(operation), {
        ...world,
        ...(operation.path.startsWith('/public/') && { spaces: channel.id }),
        ...(operation.operationId === 'getFeedItem' && { publications: shown.id }),
      });
      const [path = '', query] = url.split('?');
      const { valid, errors } = contract.validator.validateRequest({ method, path, query, body, headers });
      expect(errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      // It is closed by then, and opens only after the clear job.
      if (operation.operationId === 'reopenSpace') await clearSpace(service.db, world.spaces, { limit: 10 });
      const isSignIn = operation.operationId === 'createSession';
      const sent = isSignIn ? { api_key: api.key } : body;
      const precondition = await preconditionOf(operation);
      const ask = () => api.request(method, url, sent, { ...precondition, 'sec-fetch-site': 'same-origin' });
      // A server of a busy machine may not answer within what these wait for it.
      if (['getReadiness', 'listWorkers'].includes(operation.operationId))
        await expect.poll(async () => (await ask()).status, patiently).toBe(200);
      const { status } = await ask();
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

/** Names the publication as it is. */
async function preconditionOf({ parameters }: Operation): Promise<Record<string, string>> {
  if (!parameters.some(({ name }) => name === 'if-match')) return {};
  const { etag } = await ok(api.GET('/api/publications/{id}', at(world.publications)));
  return { 'if-match': etag };
}

/** Only an operator may list the keys of another user. */
function withoutOthers(operation: Operation): Operation {
  const isOperators = ['listApiKeys', 'listProductions'].includes(operation.operationId);
  return isOperators ? { ...operation, parameters: [] } : operation;
}
