import type { BulkActionItem } from '@bacs/db';
import { findBulkAction, listBulkActions, listItems, tryAbort, tryStart } from '@bacs/db/bulk';
import { wake } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Ulid } from '../http/addresses.ts';
import { decodeCursor, encodeCursor, toId, toTime } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { defaultLimit, lastOfFull, Page, PageQuery } from '../http/pages.ts';
import { problemResponses, toReason } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { tellSubject } from '../http/tell-subject.ts';
import { ProductionStatus, presentStatus } from '../productions/status.ts';
import { BulkAction, presentBulkAction } from './bulk-action.ts';

const outcomes = ['done', 'skipped', 'refused'] as const;
const Item = Type.Object(
  {
    production_ulid: Ulid(),
    seen_status: Nullable(ProductionStatus),
    outcome: Nullable(Type.Enum([...outcomes])),
    reason: Nullable(Type.String({ description: 'Why nothing was done' })),
    result_ulid: Nullable(Ulid({ description: 'The production that retries it' })),
    at: Nullable(Timestamp),
  },
  { title: 'BulkActionItem' },
);

const Params = Type.Object({ id: Ulid({ description: 'ULID of the bulk action' }) });

export const bulkActionRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db } = deps;
  const shared = { tags: ['operations'], security: apiKeySecurity };

  app.post(
    '/bulk-actions',
    {
      schema: {
        ...shared,
        operationId: 'startBulkAction',
        description: [
          'Acts on the set that a preview has shown you, and on nothing else. What somebody has retried or canceled since,',
          'or what has ended since it was to be canceled, is skipped. Workers do it; a repeated request starts nothing and',
          'answers with the same action.',
        ].join(' '),
        body: Type.Object({ token: Ulid({ description: 'The `token` of the preview' }) }, strict),
        response: { 202: BulkAction, ...problemResponses(400, 401, 403, 404, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller, log } = request;
      const { userId } = caller;
      const ulid = body.token.toUpperCase();
      tellSubject(deps, request, { bulk_action: ulid });
      await tryStart(db, { ulid, userId });
      const action = await findBulkAction(db, ulid);
      if (action?.user_id !== userId) throw new Problem('PREVIEW_NOT_FOUND');
      if (action.status === 'running')
        await wake(deps, 'bulk', { bulk_action_ulid: ulid }).catch((error) =>
          log.warn(
            { bulk_action: ulid, reason: toReason(error) },
            'not enqueued; reconcile enqueues it later',
          ),
        );
      return reply
        .code(202)
        .header('location', `/api/admin/bulk-actions/${ulid}`)
        .send(presentBulkAction(action));
    },
  );

  app.get(
    '/bulk-actions',
    {
      schema: {
        ...shared,
        operationId: 'listBulkActions',
        description: 'Lists the bulk actions of all operators, the last one that was started first.',
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(BulkAction, { title: 'BulkActions' }), ...problemResponses(400, 401, 403) },
      },
    },
    async ({ query: { limit = defaultLimit, cursor } }) => {
      const actions = await listBulkActions(db, { before: readCursor(cursor), limit });
      const last = lastOfFull(actions, limit);
      const next_cursor = last ? encodeCursor(last.id, last.started_at?.getTime() ?? 0) : null;
      return { items: actions.map(presentBulkAction), next_cursor };
    },
  );

  app.get(
    '/bulk-actions/:id',
    {
      schema: {
        ...shared,
        operationId: 'getBulkAction',
        params: Params,
        response: { 200: BulkAction, ...problemResponses(400, 401, 403, 404) },
      },
    },
    async ({ params }) => presentBulkAction(await requireBulkAction(params.id)),
  );

  app.get(
    '/bulk-actions/:id/items',
    {
      schema: {
        ...shared,
        operationId: 'listBulkActionItems',
        summary: 'List what came of each production',
        description:
          'Lists the productions of the set, with what came of each; `outcome` is null until its turn.',
        params: Params,
        querystring: Type.Object(
          {
            ...PageQuery,
            outcome: Type.Optional(
              Type.Enum([...outcomes], { description: 'Only those of which this came' }),
            ),
          },
          strict,
        ),
        response: {
          200: Page(Item, { title: 'BulkActionItems' }),
          ...problemResponses(400, 401, 403, 404),
        },
      },
    },
    async ({ params, query: { limit = defaultLimit, cursor, outcome } }) => {
      const { id } = await requireBulkAction(params.id);
      // Positions begin at 0, and the numbers of a cursor at 1.
      const after = cursor === undefined ? undefined : toId(decodeCursor(cursor)[0]) - 1;
      const items = await listItems(db, id, { after, outcome, limit });
      const last = lastOfFull(items, limit);
      return { items: items.map(presentItem), next_cursor: last ? encodeCursor(last.position + 1) : null };
    },
  );

  app.post(
    '/bulk-actions/:id/abort',
    {
      schema: {
        ...shared,
        operationId: 'abortBulkAction',
        description:
          'Ends a bulk action. What has been done stays done; what is being done comes to its end.',
        params: Params,
        response: { 200: BulkAction, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async ({ params, caller: { userId } }) => {
      await tryAbort(db, await requireBulkAction(params.id), userId);
      const action = await requireBulkAction(params.id);
      if (action.status === 'completed') throw new Problem('BULK_ACTION_ENDED');
      return presentBulkAction(action);
    },
  );

  /** @throws BULK_ACTION_NOT_FOUND */
  async function requireBulkAction(id: string) {
    const action = await findBulkAction(db, id.toUpperCase());
    if (!action) throw new Problem('BULK_ACTION_NOT_FOUND');
    return action;
  }
};

/** @throws INVALID_CURSOR */
function readCursor(cursor: string | undefined): { id: number; startedAt: Date } | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decodeCursor(cursor);
  return { id: toId(id), startedAt: toTime(time) };
}

function presentItem(item: BulkActionItem): Static<typeof Item> {
  const { production_ulid, seen_status, outcome, reason, result_ulid, at } = item;
  return {
    ...{ production_ulid, outcome, reason, result_ulid },
    seen_status: presentStatus(seen_status),
    at: toTimestamp(at),
  };
}
