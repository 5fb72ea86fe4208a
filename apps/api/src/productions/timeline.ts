import type { ProductionEvent } from '@bacs/db';
import { eventsOf } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { ProductionParams, requireProduction } from './production.ts';
import { BlockedReason, ProductionStatus, presentStatus } from './status.ts';

const events: Record<ProductionEvent, string> = {
  queued: 'It was accepted, and waits for a worker.',
  dispatched: 'It had no live job in the queue, so it was given another: the next attempt.',
  intended: 'MediaConvert is about to be called; until `submitted` it may or may not have a job of it.',
  withdrawn: 'MediaConvert surely made no job of it; it will be called again.',
  searched: 'The call had no answer and MediaConvert shows no job of it; it will be searched once more.',
  blocked: 'AWS does not let it go on at the moment; it is tried again until it does.',
  submitted: 'MediaConvert has a job of it.',
  processing: 'MediaConvert is transcoding it.',
  completed: 'Its outputs have been seen in S3.',
  failed: 'It came to an end without outputs.',
  cancel_requested: 'It is to be canceled; its end is what MediaConvert then says of its job.',
  canceled: 'It was canceled: its MediaConvert job has been, or there was none.',
  deleting: 'It is being deleted; no feed shows it any more.',
};

const Timeline = Type.Object(
  {
    ulid: Nullable(Type.String()),
    status: ProductionStatus,
    blocked_reason: BlockedReason,
    items: Type.Array(
      Type.Object({
        at: Nullable(Timestamp),
        event: Type.Enum(Object.keys(events) as ProductionEvent[], {
          description: Object.entries(events)
            .map(([event, meaning]) => `- \`${event}\`: ${meaning}`)
            .join('\n'),
        }),
        attempt: Type.Integer({ description: 'Of how many dispatches to the queue so far' }),
        detail: Nullable(Type.Object({}, { additionalProperties: true })),
      }),
    ),
    truncated: Type.Boolean({ description: 'Whether there are older events than these' }),
  },
  { title: 'Timeline' },
);

const mostItems = 1_000;

export const timelineRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/productions/:id/timeline',
    {
      schema: {
        operationId: 'getProductionTimeline',
        description: `Why is it not done? Its newest ${mostItems} events, oldest first.`,
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Timeline, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const { id, ulid, status, blocked_reason } = await requireProduction(db, caller, params.id);
      const history = await eventsOf(db, id, { limit: mostItems + 1 });
      const items = history
        .slice(-mostItems)
        .map(({ created_at, ...item }) => ({ at: toTimestamp(created_at), ...item }));
      const truncated = history.length > mostItems;
      return { ulid, status: presentStatus(status), blocked_reason, items, truncated };
    },
  );
};
