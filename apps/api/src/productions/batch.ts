import type { OwnedProduction } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toUploadAddress, UploadId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest } from '../http/idempotency.ts';
import { describeProblem, ProblemDetails, problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { acceptOnce, requireRenderable } from './accept.ts';
import { Production, ProductionFields, presentProduction, toColumns } from './production.ts';
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

export const batchRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const {
    acceptance,
    profiles,
    config: { OUTPUT_BASE_URL },
  } = deps;
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
      const productions = await acceptOnce(deps, identity, { request, reply }, async () => {
        const upload = await requireRenderable(acceptance, caller.userId, body.upload_id);
        return {
          uploadId: upload.id,
          productions: body.items.map((item) =>
            findProblem(item, upload) ? null : { ulid: nextUlid(), ...toColumns(item) },
          ),
          upload_uuid: upload.asset_uuid,
          retried_from_ulid: null,
        };
      });
      const items = body.items.map((item, index) => present(item, productions[index]));
      const all = items.every(({ status }) => status === 202);
      return reply.code(all ? 202 : 207).send({ items });
    },
  );

  function present(item: Static<typeof Item>, production: OwnedProduction | null | undefined) {
    if (production) return { status: 202, production: presentProduction(production, OUTPUT_BASE_URL) };
    // One that was accepted has been deleted since. One that was refused may be fine by now.
    const problem =
      production === null
        ? (findProblem(item) ?? new Problem('UNKNOWN_PROFILE'))
        : new Problem('PRODUCTION_NOT_FOUND');
    return { status: problem.statusCode, problem: describeProblem(problem) };
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
