import { listProductionsOf, listProductionsWithin, type OwnedProduction } from '@bacs/db/productions';
import { findUploadOf } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { toUploadAddress, UploadId } from '../http/addresses.ts';
import {
  defaultLimit,
  idCursorAfter,
  NextCursor,
  PageQuery,
  parseIdCursor,
  parseTimeCursor,
  timeCursorAfter,
} from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { Production, presentProduction } from './production.ts';
import { ProductionStatus } from './status.ts';

const time = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));

const ProductionsQuery = Type.Object(
  {
    ...PageQuery,
    upload_id: Type.Optional(UploadId),
    status: Type.Optional(ProductionStatus),
    created_after: time('Accepted at this time or later'),
    created_before: time('Accepted before this time'),
  },
  strict,
);

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/productions',
    {
      schema: {
        operationId: 'listProductions',
        description: 'Newest first. A cursor belongs to the query that it came from.',
        tags: ['productions'],
        security: apiKeySecurity,
        querystring: ProductionsQuery,
        response: {
          200: Type.Object({ items: Type.Array(Production), next_cursor: NextCursor }),
          ...problemResponses(400, 401, 404),
        },
      },
    },
    async ({ caller, query }) => {
      const { upload_id, created_after, created_before } = query;
      const upload = upload_id && (await findUploadOf(db, caller.userId, toUploadAddress(upload_id)));
      if (upload_id && !upload) throw new Problem('UPLOAD_NOT_FOUND');
      const listPage = created_after || created_before ? listPageWithin : listPageOf;
      const page = await listPage(caller.userId, query, upload ? upload.id : undefined);
      const items = page.rows.map((production) => presentProduction(production, OUTPUT_BASE_URL));
      return { items, next_cursor: page.next_cursor };
    },
  );

  type Query = Static<typeof ProductionsQuery>;
  type Page = { rows: OwnedProduction[]; next_cursor: string | null };

  async function listPageOf(userId: number, query: Query, uploadId: number | undefined): Promise<Page> {
    const { status, limit = defaultLimit, cursor } = query;
    const before = parseIdCursor(cursor);
    const rows = await listProductionsOf(db, userId, { uploadId, status, before, limit });
    return { rows, next_cursor: idCursorAfter(rows, limit) };
  }

  async function listPageWithin(userId: number, query: Query, uploadId: number | undefined): Promise<Page> {
    const { status, limit = defaultLimit, cursor, created_after, created_before } = query;
    const window = { from: parseTime(created_after) ?? earliest, to: parseTime(created_before) ?? latest };
    const last = parseTimeCursor(cursor);
    const before = last && { id: last.id, createdAt: clamp(last.time) };
    const rows = await listProductionsWithin(db, userId, window, { uploadId, status, before, limit });
    const places = rows.map(({ id, created_at: time }) => ({ id, time }));
    return { rows, next_cursor: timeCursorAfter(places, limit) };
  }
};

// No row lies outside of what a TIMESTAMP holds, and MySQL compares with nothing else.
const earliest = new Date(1_000);
const latest = new Date((2 ** 31 - 1) * 1_000);

function clamp(time: Date): Date {
  return time < earliest ? earliest : time > latest ? latest : time;
}

/** @throws INVALID_REQUEST for what has the form of a time and is none, as a leap second. */
function parseTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new Problem('INVALID_REQUEST', `There is no such time: ${text}`);
  return clamp(time);
}
