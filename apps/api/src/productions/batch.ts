import { addProductions, findProductionsByIds } from '@bacs/db/productions';
import { type Made, makeOnce } from '@bacs/db/requests';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toUploadAddress, UploadId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay } from '../http/idempotency.ts';
import { describeProblem, ProblemDetails, problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { enqueueAccepted, requireRenderable } from './accept.ts';
import { Production, ProductionFields, presentProduction, toColumns } from './production.ts';
import { refuseAdding } from './quota.ts';
import { requireChosenProfile } from './settings-choice.ts';

const Item = Type.Object(ProductionFields, strict);

const CreateProductions = Type.Object(
  {
    upload_id: Type.Union([UploadId, NumericId]),
    items: Type.Array(Item, { minItems: 1, maxItems: 20 }),
  },
  strict,
);

const Results = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          status: Type.Integer({ description: 'The status that createProduction would have answered' }),
          production: Type.Optional(Production),
          problem: Type.Optional(ProblemDetails),
        },
        { description: 'The result of one item, in the order of the items: a production or a problem' },
      ),
    ),
  },
  { title: 'CreatedProductions' },
);

export const batchRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, queues, inTurn, weights, profiles, config: { OUTPUT_BASE_URL, MAX_UNFINISHED_PRODUCTIONS } },
) => {
  app.post(
    '/productions/batch',
    {
      schema: {
        operationId: 'createProductions',
        description: [
          'Accepts several renders of one upload, in one transaction. 202: all of them are accepted. 207: at least',
          'one is refused, and the others are accepted. A body that is not well-formed is refused as a whole, and so',
          'is one with more renders than you may add to your unfinished productions.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: CreateProductions,
        response: { 202: Results, 207: Results, ...problemResponses(400, 401, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const upload_id = toUploadAddress(String(body.upload_id));
      const identity = identifyRequest(request, 'createProductions', { ...body, upload_id });
      const made = await makeOrReplay(db, identity, reply, () =>
        insert({ userId: caller.userId, deadline: request.deadline }, body, identity),
      );
      const results = await present(caller.userId, body.items, made);
      if (!made.replayed)
        await enqueueAccepted(
          queues,
          results.flatMap(({ production }) => production?.ulid ?? []),
          request.log,
        );
      const all = results.every(({ status }) => status === 202);
      return reply.code(all ? 202 : 207).send({ items: results });
    },
  );

  async function insert(
    { userId, deadline }: { userId: number; deadline: AbortSignal },
    { upload_id, items }: Static<typeof CreateProductions>,
    identity: ReturnType<typeof identifyRequest>,
  ): Promise<Made> {
    const upload = await requireRenderable(db, userId, upload_id);
    const wanted = items.map((item) => ({ item, problem: findProblem(item, upload) }));
    const rows = wanted.flatMap(({ problem, item }) =>
      problem ? [] : [{ ulid: nextUlid(), ...toColumns(item) }],
    );
    const quota = { userId, most: MAX_UNFINISHED_PRODUCTIONS, weight: weights.get(userId) };
    const making = inTurn({ userId, deadline }, () =>
      makeOnce(db, identity, async (tx) => {
        const added = await addProductions(tx, quota, upload.id, rows);
        return wanted.map(({ problem }) => (problem ? null : (added.shift()?.id ?? null)));
      }),
    );
    return await making.catch((error) => refuseAdding(db, userId, error));
  }

  async function present(userId: number, items: Static<typeof Item>[], { ids }: Made) {
    const accepted = ids.filter((id) => id !== null);
    const productions = await findProductionsByIds(db, userId, accepted);
    const byId = new Map(productions.map((production) => [production.id, production]));
    return items.map((item, index) => {
      const id = ids[index] ?? null;
      const production = id === null ? undefined : byId.get(id);
      if (production) return { status: 202, production: presentProduction(production, OUTPUT_BASE_URL) };
      // An item with an id was accepted, and its production has been deleted since. An item without one was refused,
      // and the reason may no longer hold.
      const problem =
        id === null
          ? (findProblem(item) ?? new Problem('UNKNOWN_PROFILE'))
          : new Problem('PRODUCTION_NOT_FOUND');
      return { status: problem.statusCode, problem: describeProblem(problem) };
    });
  }

  function findProblem(
    choice: Static<typeof Item>,
    size: { width: number | null; height: number | null } = { width: null, height: null },
  ): Problem | undefined {
    try {
      requireChosenProfile(profiles, size, choice);
      return undefined;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
};
