import type { Production } from '@bacs/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';

const { db, signUp } = await startApi('operators_list');

let alma: ApiClient;
let bela: ApiClient;
let operator: ApiClient;
/** Newest first. */
let all: Production[];
let uploadOfBela: string;

beforeAll(async () => {
  [alma, bela, operator] = [await signUp(), await signUp(), await signUp('operator')];
  const productions: Production[] = [];
  for (const { user } of [alma, bela]) {
    const upload = await addUpload(db, user.id);
    uploadOfBela = upload.asset_uuid ?? '';
    productions.push(await addRendered(db, upload));
    productions.push(await addRendered(db, upload, { end: 'failed' }));
    productions.push(await addProduction(db, upload));
  }
  // The older system's word for queued is another state of the row.
  const [first] = productions;
  if (first) await updateRow(db, 'productions', first.id, { status: 'pending' });
  all = productions.reverse();
});

type Query = {
  scope?: 'own' | 'all';
  user_id?: number;
  status?: 'queued' | 'failed';
  upload_id?: string;
  created_after?: string;
  limit?: number;
};

/** Reads all pages. */
async function listAll(client: ApiClient, query: Query) {
  const items: { ulid: string | null; user_id: number | null; status: string | null }[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ok(
      client.GET('/api/productions', { params: { query: { limit: 2, ...query, cursor } } }),
    );
    items.push(...page.items);
    if (page.next_cursor === null) return items;
    cursor = page.next_cursor;
  }
}

const ulidsOf = (items: { ulid: string | null }[]) => items.map(({ ulid }) => ulid);

describe("the operator's list of productions", () => {
  it('has those of everybody, newest first, page by page, each with its user', async () => {
    const since = { created_after: '2020-01-01T00:00:00Z' };
    for (const query of [{ scope: 'all' }, { scope: 'all', ...since }] as const) {
      const items = await listAll(operator, query);
      expect(ulidsOf(items)).toEqual(ulidsOf(all));
      expect(items.map(({ user_id }) => user_id)).toEqual(all.map(({ user_id }) => user_id));
    }
  });

  it('can be one of a user, a state, an upload', async () => {
    const ofAlma = await listAll(operator, { user_id: alma.user.id });
    expect(ofAlma).toHaveLength(3);
    expect(new Set(ofAlma.map(({ user_id }) => user_id))).toEqual(new Set([alma.user.id]));
    const failed = await listAll(operator, { scope: 'all', status: 'failed' });
    expect(failed.map(({ user_id }) => user_id)).toEqual([bela.user.id, alma.user.id]);
    const waiting = await listAll(operator, { scope: 'all', status: 'queued' });
    expect(ulidsOf(waiting)).toEqual(ulidsOf([all[0], all[3], all[5]].flatMap((one) => one ?? [])));
    const ofUpload = await listAll(operator, { scope: 'all', upload_id: uploadOfBela });
    expect(ulidsOf(ofUpload)).toEqual(ulidsOf(all.slice(0, 3)));
    expect(await listAll(operator, { scope: 'all', upload_id: uploadOfBela, status: 'failed' })).toHaveLength(
      1,
    );
  });

  it('is their own unless they ask for more', async () => {
    expect(await listAll(operator, {})).toEqual([]);
    expect(await listAll(alma, { user_id: alma.user.id })).toHaveLength(3);
  });

  it.each<[string, () => Query]>([
    ['everybody', () => ({ scope: 'all' })],
    ['another user', () => ({ user_id: bela.user.id })],
    ['another user and everybody', () => ({ scope: 'all', user_id: bela.user.id })],
  ])('of %s is not for members', async (_whose, query) => {
    const answer = await alma.GET('/api/productions', { params: { query: query() } });
    expect(answer).toMatchObject({ response: { status: 403 }, error: { code: 'OPERATOR_ONLY' } });
  });
});
