import type { ProductionEvent } from '@bacs/db';
import { eventsOf, type OwnedProduction } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { whyProductionWaits } from '../fleet/why-waiting.ts';
import { Ulid } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { ProductionParams, requireReadableProduction } from './production.ts';
import { BlockedReason, ProductionStatus, presentStatus } from './status.ts';

const events: Record<ProductionEvent, string> = {
  queued: [
    'The API accepted the production; it waits in line. With a `code` in its detail, MediaConvert failed by a fault of',
    'AWS’s own, and the production is rendered again.',
  ].join(' '),
  prioritized:
    'Somebody changed the priority of the production while it waited in line; its detail says to what.',
  expedited: 'An operator put the production before everybody’s; its detail names the operator.',
  dispatched: 'The production had no live job in the queue, so a worker started the next attempt.',
  intended: [
    'The worker is about to call MediaConvert. Until `submitted`, MediaConvert may or may not have a job',
    'for it. `source_problem` in its detail says why nobody has described the source.',
  ].join(' '),
  withdrawn: 'MediaConvert certainly made no job; the worker calls it again.',
  searched: 'The call had no answer and MediaConvert shows no job; the worker searches once more.',
  blocked: 'AWS does not let the production continue at the moment; the worker tries again until it does.',
  submitted: 'MediaConvert has a job for the production.',
  processing: 'MediaConvert transcodes the production.',
  completed: 'The worker has seen the outputs in S3.',
  failed: 'The production ended without outputs.',
  cancel_requested:
    'Somebody asked to cancel the production; what MediaConvert says of its job decides how it ends.',
  retried:
    'An operator retried the production with others; its detail names the operator, the bulk action and the new production.',
  canceled: 'The production was canceled: its MediaConvert job was canceled, or it had none.',
  deleting: 'The production is being deleted; no feed shows it any more.',
};

export const Timeline = Type.Object(
  {
    ulid: Nullable(Ulid()),
    status: Nullable(ProductionStatus),
    blocked_reason: BlockedReason,
    items: Type.Array(
      Type.Object({
        at: Nullable(Timestamp),
        event: Type.Enum(Object.keys(events) as ProductionEvent[], {
          description: Object.entries(events)
            .map(([event, meaning]) => `- \`${event}\`: ${meaning}`)
            .join('\n'),
        }),
        attempt: Type.Integer({ description: 'How many attempts the production had at that time' }),
        detail: Nullable(Type.Object({}, { additionalProperties: true })),
      }),
    ),
    truncated: Type.Boolean({ description: 'true when there are older events' }),
  },
  { title: 'Timeline' },
);

const mostItems = 1_000;

export const timelineRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, lookAtFleet }) => {
  app.get(
    '/productions/:id/timeline',
    {
      schema: {
        operationId: 'getProductionTimeline',
        description: `Answers the newest ${mostItems} events of your production, oldest first. They tell why it is not done yet. An operator reads everybody’s.`,
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Timeline, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const production = await requireReadableProduction(db, caller, params.id);
      return await lookUpTimeline({ db, lookAtFleet }, production);
    },
  );
};

/** Reads the newest events of a production, and says why it does not continue. */
export async function lookUpTimeline(
  { db, lookAtFleet }: Pick<Dependencies, 'db' | 'lookAtFleet'>,
  production: OwnedProduction,
): Promise<Static<typeof Timeline>> {
  const { id, ulid, status } = production;
  const history = await eventsOf(db, id, { limit: mostItems + 1 });
  const items = history
    .slice(-mostItems)
    .map(({ created_at, ...item }) => ({ at: toTimestamp(created_at), ...item }));
  const truncated = history.length > mostItems;
  const blocked_reason = whyProductionWaits(await lookAtFleet(), production);
  return { ulid, status: presentStatus(status), blocked_reason, items, truncated };
}
