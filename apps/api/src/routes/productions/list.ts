import { findUploadOf, listProductionsOf } from '@bacs/db';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { toUploadAddress, UploadId } from '../../addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../../cursors.ts';
import type { Dependencies } from '../../dependencies.ts';
import { Problem } from '../../errors.ts';
import { problemResponses } from '../../problem-details.ts';
import { ProductionStatus } from '../../production-status.ts';
import { apiKeySecurity, strict } from '../../schemas.ts';
import { Production, presentProduction } from './production.ts';

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
        description: 'Newest first.',
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
      const { upload_id, status, limit = defaultLimit, cursor } = query;
      const upload = upload_id && (await findUploadOf(db, caller.userId, toUploadAddress(upload_id)));
      if (upload_id && !upload) throw new Problem('UPLOAD_NOT_FOUND');
      const productions = await listProductionsOf(db, caller.userId, {
        uploadId: upload ? upload.id : undefined,
        status,
        createdAfter: parseTime(query.created_after),
        createdBefore: parseTime(query.created_before),
        before: parseIdCursor(cursor),
        limit,
      });
      const items = productions.map((production) => presentProduction(production, OUTPUT_BASE_URL));
      return { items, next_cursor: idCursorAfter(productions, limit) };
    },
  );
};

// No row lies outside of what a TIMESTAMP holds, and MySQL compares with nothing else.
const earliest = 1_000;
const latest = (2 ** 31 - 1) * 1_000;

/** @throws INVALID_REQUEST for what has the form of a time and is none, as a leap second. */
function parseTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Problem('INVALID_REQUEST', `There is no such time: ${text}`);
  return new Date(Math.min(Math.max(time, earliest), latest));
}
