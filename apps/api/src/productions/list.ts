import type { Caller } from '@bacs/db/keys';
import { listProductions, listProductionsWithin, type OwnedProduction } from '@bacs/db/productions';
import { findUpload } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toUploadAddress, UploadId } from '../http/addresses.ts';
import { decodeCursor, encodeCursor, toId, toTime } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { defaultLimit, lastOfFull, Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { clampTime, toWindow } from '../http/times.ts';
import { requireUpload } from '../uploads/upload.ts';
import { Production, presentProduction } from './production.ts';
import { lookUpStanding } from './standing.ts';
import { ProductionStatus } from './status.ts';

const time = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));

const ProductionsQuery = Type.Object(
  {
    ...PageQuery,
    upload_id: Type.Optional(UploadId),
    status: Type.Optional(ProductionStatus),
    created_after: time('Only productions that were accepted at this time or later'),
    scope: Type.Optional(
      Type.Enum(['own', 'all'], {
        default: 'own',
        description: [
          'Whose productions to list: `own` for yours, `all` for those of all users. Only an operator may use',
          '`all`.',
        ].join(' '),
      }),
    ),
    user_id: Type.Optional(
      Type.Integer({
        ...NumericId,
        description: 'Only productions of this user; only an operator may name another user',
      }),
    ),
    created_before: time('Only productions that were accepted before this time'),
  },
  strict,
);

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.get(
    '/productions',
    {
      schema: {
        operationId: 'listProductions',
        description: [
          'Lists your productions, newest first. An operator may list those of another user, or of all. A cursor is',
          'valid only with the filters of the request that returned it.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        querystring: ProductionsQuery,
        response: {
          200: Page(Production),
          ...problemResponses(400, 401, 403, 404),
        },
      },
    },
    async ({ caller, query }) => {
      const { upload_id, created_after, created_before } = query;
      const userId = whose(caller, query);
      const upload = upload_id === undefined ? undefined : await requireUploadOf(userId, upload_id);
      const list = created_after || created_before ? listWithin : listAll;
      return await list(userId, query, upload?.id);
    },
  );

  type Query = Static<typeof ProductionsQuery>;

  async function requireUploadOf(userId: number | undefined, id: string) {
    if (userId !== undefined) return await requireUpload(db, { userId }, id);
    const upload = await findUpload(db, toUploadAddress(id));
    if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
    return upload;
  }

  async function listAll(userId: number | undefined, query: Query, uploadId: number | undefined) {
    const page = readPage(query);
    const rows = await listProductions(db, { userId, uploadId, status: query.status, ...page });
    return toPage(rows, page, await presenter(rows));
  }

  async function listWithin(userId: number | undefined, query: Query, uploadId: number | undefined) {
    const { status, limit = defaultLimit, cursor, created_after, created_before } = query;
    const window = toWindow(created_after, created_before);
    const before = parseCursor(cursor);
    const rows = await listProductionsWithin(db, window, { userId, uploadId, status, before, limit });
    const last = lastOfFull(rows, limit);
    const next_cursor = last ? encodeCursor(last.id, last.created_at.getTime()) : null;
    return { items: rows.map(await presenter(rows)), next_cursor };
  }

  async function presenter(rows: OwnedProduction[]) {
    const standingOf = await lookUpStanding(deps, rows);
    return (row: OwnedProduction) => presentProduction(row, config.OUTPUT_BASE_URL, standingOf(row));
  }
};

/** @returns the user whose productions the caller asks for; undefined for all users. @throws OPERATOR_ONLY */
function whose(
  { userId, role }: Caller,
  { scope, user_id }: Static<typeof ProductionsQuery>,
): number | undefined {
  const asked = user_id ?? (scope === 'all' ? undefined : userId);
  if (asked !== userId && role !== 'operator') throw new Problem('OPERATOR_ONLY');
  return asked;
}

/** @throws INVALID_CURSOR */
function parseCursor(cursor: string | undefined): { id: number; createdAt: Date } | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decodeCursor(cursor);
  return { id: toId(id), createdAt: clampTime(toTime(time)) };
}
