import { clearSpace } from '@bacs/db/publications';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { buildRequest, listOperations, type Operation, type World } from '../support/operations.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload } from '../support/rows.ts';
import { dumpRows, listTables } from '../support/tables.ts';
import { buildWorld } from '../support/world.ts';

const service: Api = await startApi('isolation');
const operations = listOperations(service.app.swagger());

/** These operations name something that belongs to nobody, or refuse it in the same way for everybody. */
const exceptions: Record<string, { status: number; because: string }> = {
  getProfile: { status: 200, because: 'profiles are everybody’s' },
  createSession: { status: 403, because: 'only a page of the service signs its browser in' },
  expediteProduction: { status: 403, because: 'to put it before everybody’s is for operators' },
  listWorkers: { status: 403, because: 'who works on the queues is for operators' },
  listProductions: {
    status: 403,
    because: 'whoever it is whose productions are asked for, so it tells nothing',
  },
  listApiKeys: { status: 403, because: 'whoever it is whose keys are asked for, so it tells nothing' },
};

/** All of it is refused to everybody who is no operator. */
const isOperators = ({ path }: Operation) => path.startsWith('/api/admin/');

let [alma, bela]: ApiClient[] = [];
let world: World;
/** This world has a channel of hers as its space, which everybody may read. */
let channelWorld: World;
let tables: string[];
let before: Set<string>;

beforeAll(async () => {
  alma = await service.signUp();
  bela = await service.signUp();
  // Who has the code of an invitation is invited, so this one is nobody's.
  world = { ...(await buildWorld(alma, 'alma')), code: 'x'.repeat(43) };
  const news = { type: 'channel', name: 'News', slug: 'news' } as const;
  const channel = await ok(alma.POST('/api/spaces', { body: news }));
  const addRenderedOf = async ({ user }: ApiClient) =>
    await addRendered(service.db, await addUpload(service.db, user.id));
  const { ulid } = await addRenderedOf(alma);
  const forMembers = { space_id: channel.id, visibility: 'members' } as const;
  await ok(alma.POST('/api/productions/{id}/publications', { ...at(ulid), body: forMembers }));
  expect((await ok(alma.GET('/api/spaces/{id}/feed', at(channel.id)))).items).toHaveLength(1);
  const { ulid: own } = await addRenderedOf(bela);
  channelWorld = { ...world, spaces: channel.id, productions: own ?? '' };
  tables = await listTables(service.db);
  before = await dumpRows(service.db, tables);
});

describe('of another user, one', () => {
  it.each(operations.filter(({ path }) => path.startsWith('/api/')))(
    'gets nothing through $operationId',
    async (operation: Operation) => {
      const { method, url, body, named } = buildRequest(operation, world);
      const answer = await bela?.request(method, url, body);
      const exception = exceptions[operation.operationId];
      if (isOperators(operation)) expect(answer?.status).toBe(403);
      else if (exception) expect(answer?.status).toBe(exception.status);
      else if (named) expect(answer).toMatchObject({ status: 404 });
      else expect(answer?.status).toBeLessThan(400);
      if (operation.operationId !== 'getProfile') {
        const said = JSON.stringify(answer?.body ?? null);
        for (const own of [world.uploads, world.productions, world.deletions, '"alma"', '@example'])
          expect(said).not.toContain(own);
      }
    },
  );

  it.each(
    operations.filter(({ path, body }) => /spaces\/\{/.test(path) || /space_id/.test(JSON.stringify(body))),
  )('gets only what everybody may read of a channel through $operationId', async (operation: Operation) => {
    const { method, url, body } = buildRequest(operation, channelWorld);
    const answer = await bela?.request(method, url, body);
    const open = ['getSpace', 'getSpaceFeed', 'listSpacePublications'].includes(operation.operationId);
    expect(answer?.status).toBe(open ? 200 : 404);
    if (operation.operationId === 'getSpace') expect(answer?.body).toMatchObject({ role: null });
    else if (open) expect(answer?.body).toMatchObject({ items: [] });
  });

  it('changes nothing', async () => {
    const after = await dumpRows(service.db, tables);
    expect([...before].filter((row) => !after.has(row))).toEqual([]);
  });
});

/** What an operator may do with what is somebody else's, and how that is answered; all else is 404 as for anybody. */
const operatorsMay: Record<string, number> = {
  getProfile: 200,
  getUpload: 200,
  getProduction: 200,
  findProductions: 200,
  listFailures: 200,
  inspectProduction: 200,
  getProductionTimeline: 200,
  streamProductionEvents: 200,
  // It is not completed; another would answer its outputs.
  getProductionOutputs: 409,
  getDeletion: 200,
  cancelProduction: 200,
  updateProduction: 200,
  expediteProduction: 200,
  listApiKeys: 200,
  revokeApiKey: 200,
  listProductions: 200,
  // Spaces are moderated by operators, and run by nobody but their owners.
  getSpace: 200,
  listMembers: 200,
  removeMember: 204,
  putMember: 409,
  closeSpace: 200,
  reopenSpace: 200,
  updateSpace: 403,
  deleteSpace: 403,
  createInvitation: 403,
  listInvitations: 403,
  removeInvitation: 403,
  acceptInvitation: 200,
  getSpaceFeed: 200,
  listSpacePublications: 200,
  getPublication: 200,
  listPublicationEvents: 200,
  // It is published, so there is nothing to decide.
  approvePublication: 409,
  rejectPublication: 409,
  unpublishPublication: 200,
  republishPublication: 403,
  replacePublication: 403,
};

describe('of another user, an operator', () => {
  let operator: ApiClient;
  let theirs: World;

  beforeAll(async () => {
    operator = await service.signUp('operator');
    theirs = await buildWorld(alma as ApiClient, 'looked-at');
  });

  it.each(operations.filter(({ path }) => path.startsWith('/api/')))(
    'may read what tells why, cancel, and no more, through $operationId',
    async (operation: Operation) => {
      const { method, url, body, named } = buildRequest(operation, theirs);
      // It is closed by then, and opens only after the clear job.
      if (operation.operationId === 'reopenSpace')
        expect(await clearSpace(service.db, theirs.spaces, { limit: 10 })).toBe(true);
      const ask = async () => (await operator.request(method, url, body)).status;
      // Redis on a busy machine may not answer within what this one waits for it.
      if (operation.operationId === 'listWorkers') await expect.poll(ask, patiently).toBe(200);
      const status = await ask();
      if (named) expect(status).toBe(operatorsMay[operation.operationId] ?? 404);
      else if (operation.operationId === 'createSession') expect(status).toBe(403);
      // The slug of the example is taken by now.
      else expect(status < 400 || status === 409).toBe(true);
    },
  );

  it('reads all of a production, its outputs too', async () => {
    const { ulid } = await addRendered(service.db, await addUpload(service.db, alma?.user.id));
    expect(await ok(operator.GET('/api/productions/{id}', at(ulid)))).toMatchObject({ ulid });
    const { items } = await ok(operator.GET('/api/productions/{id}/outputs', at(ulid)));
    expect(items).toHaveLength(1);
  });

  it('is named in the history of what it canceled', async () => {
    const { items, status } = await ok(
      operator.GET('/api/productions/{id}/timeline', at(theirs.productions)),
    );
    expect(status).toBe('canceled');
    expect(items.at(-1)).toMatchObject({ event: 'canceled', detail: { operator_id: operator.user.id } });
  });
});
