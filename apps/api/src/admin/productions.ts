import { lookThrough } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { decodeCursor, encodeCursor, toId, toTime } from '../http/cursors.ts';
import { defaultLimit, PageQuery } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, toTimestamp } from '../http/schemas.ts';
import { clampTime } from '../http/times.ts';
import { FoundProduction, presentFound } from './found-production.ts';
import { SearchFields, toSearch } from './search.ts';

/** A page looks at so many productions at most. */
const mostLooked = 5_000;

export const productionsRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/productions',
    {
      schema: {
        operationId: 'findProductions',
        summary: 'Find productions of all users',
        description: [
          `Answers operators the newest productions that every filter fits. A page looks at ${mostLooked} productions at`,
          'most: it may have fewer items than asked for, or none, and a `next_cursor` from which to look on. A cursor',
          'is valid only with the filters of the request that returned it. Ten characters of a ULID or more find it at',
          'once, however old it is.',
        ].join(' '),
        tags: ['operations'],
        security: apiKeySecurity,
        querystring: Type.Object({ ...PageQuery, ...SearchFields }, strict),
        response: {
          200: Type.Object(
            {
              items: Type.Array(FoundProduction),
              next_cursor: Nullable(
                Type.String({ description: 'The `cursor` to look on from; null when nothing is left' }),
              ),
              looked_at: Type.Integer({ description: 'How many productions this page has looked at' }),
              looked_to: Nullable(
                Type.String({
                  format: 'date-time',
                  description: 'The time of the last one of these; null when nothing is left',
                }),
              ),
            },
            { title: 'FoundProductions' },
          ),
          ...problemResponses(400, 401, 403),
        },
      },
    },
    async ({ query: { limit = defaultLimit, cursor, ...search } }) => {
      const page = { before: readCursor(cursor), limit, most: mostLooked };
      const { found, looked, next } = await lookThrough(db, toSearch(search), page);
      return {
        items: found.map(presentFound),
        next_cursor: next ? encodeCursor(next.id, next.time.getTime()) : null,
        looked_at: looked,
        looked_to: next ? toTimestamp(next.time) : null,
      };
    },
  );
};

/** @throws INVALID_CURSOR */
function readCursor(cursor: string | undefined): { id: number; time: Date } | undefined {
  if (cursor === undefined) return undefined;
  const [id, time] = decodeCursor(cursor);
  return { id: toId(id), time: clampTime(toTime(time)) };
}
