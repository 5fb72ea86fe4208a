import { groupFailures } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Ulid } from '../http/addresses.ts';
import { Explained, explain, Failure } from '../http/failure.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { SearchFields, toSearch } from './search.ts';

const mostLooked = 10_000;
const mostGroups = 100;

const FailureGroup = Type.Object(
  {
    code: Failure.properties.code,
    ...Explained,
    cause: Type.String({
      description: 'The message without what is particular to one production: ids, keys, names and numbers',
      examples: ['MediaConvert completed, but S3 lacks {number} of its outputs: {key}'],
    }),
    count: Type.Integer(),
    first_at: Nullable(Timestamp),
    last_at: Nullable(Timestamp),
    examples: Type.Array(Ulid(), { description: 'The newest three' }),
  },
  { title: 'FailureGroup' },
);

export const failuresRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  const { from, to, error_code, user_id } = SearchFields;
  app.get(
    '/failures',
    {
      schema: {
        operationId: 'listFailures',
        summary: 'Group what has failed by code and cause',
        description: [
          'Answers operators what failed in a span of time, the largest group first. findProductions with the code and',
          `the cause of a group finds its productions. At most the newest ${mostLooked} failures are grouped, and the`,
          `${mostGroups} largest groups are answered.`,
        ].join(' '),
        tags: ['operations'],
        security: apiKeySecurity,
        querystring: Type.Object({ from, to, error_code, user_id }, strict),
        response: {
          200: Type.Object(
            {
              items: Type.Array(FailureGroup),
              looked_at: Type.Integer({ description: 'How many failures are grouped' }),
              truncated: Type.Boolean({ description: 'true when there are older failures, or more groups' }),
            },
            { title: 'Failures' },
          ),
          ...problemResponses(400, 401, 403),
        },
      },
    },
    async ({ query }) => {
      const { groups, looked, isAll } = await groupFailures(db, toSearch(query), { most: mostLooked });
      return {
        items: groups.slice(0, mostGroups).map(({ first, last, ...group }) => ({
          ...group,
          ...explain(group.code),
          first_at: toTimestamp(first),
          last_at: toTimestamp(last),
        })),
        looked_at: looked,
        truncated: !isAll || groups.length > mostGroups,
      };
    },
  );
};
