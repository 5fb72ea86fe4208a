import type { BulkActionKind as Kind } from '@bacs/db';
import { chooseSet, largestSet, previewMinutes, requireRoomForPreview, storePreview } from '@bacs/db/bulk';
import type { LookedAt } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Ulid } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { refuseExceeded } from '../http/quota.ts';
import { apiKeySecurity, strict, Timestamp } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { BulkActionKind, Filter } from './bulk-action.ts';
import { FoundProduction, presentFound } from './found-production.ts';
import { toSearch } from './search.ts';

const mostPreviews = 20;
const sampleSize = 10;

const previews = {
  what: 'previews that you may still start',
  remedy: `Each ends by itself after ${previewMinutes} minutes.`,
};

const Preview = Type.Object(
  {
    token: Ulid({ description: 'Stands for exactly this set; startBulkAction takes it' }),
    action: BulkActionKind,
    count: Type.Integer({ description: 'How many productions are in the set' }),
    truncated: Type.Boolean({
      description: `true when there may be more: a set has the newest ${largestSet} at most`,
    }),
    looked_at: Type.Integer({ description: 'How many productions the filter was tried on' }),
    sample: Type.Array(FoundProduction, { description: 'Ten of them, from all parts of the set' }),
    estimated_calls: Type.Object(
      {
        CreateJob: Type.Integer(),
        GetJob: Type.Integer(),
        CancelJob: Type.Integer(),
        SearchJobs: Type.Integer(),
      },
      { description: 'The least that is called of MediaConvert; failures and searches add to it' },
    ),
    expires_at: Timestamp,
  },
  { title: 'BulkActionPreview' },
);

export const previewRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/bulk-actions/preview',
    {
      schema: {
        operationId: 'previewBulkAction',
        description: [
          'Chooses what an operator could retry or cancel at once, and does nothing with it. The set has those that the',
          'filter fits and that the action can do something with: `retry` takes what failed or was canceled and has not',
          'been retried, `cancel` what has not ended. startBulkAction acts on exactly this set.',
        ].join(' '),
        tags: ['operations'],
        security: apiKeySecurity,
        body: Type.Object({ action: BulkActionKind, filter: Filter }, strict),
        response: { 200: Preview, ...problemResponses(400, 401, 403, 413, 415, 429) },
      },
    },
    async ({ body: { action, filter }, caller: { userId } }) => {
      const quota = { userId, most: mostPreviews };
      const refuse = (error: unknown) => refuseExceeded(error, previews);
      await requireRoomForPreview(db, quota).catch(refuse);
      const { productions, looked, hasMore } = await chooseSet(db, action, toSearch(filter));
      const token = nextUlid();
      const preview = { ulid: token, action, filter, ...quota, productions };
      await storePreview(db, preview).catch(refuse);
      return {
        token,
        action,
        count: productions.length,
        truncated: hasMore,
        looked_at: looked,
        sample: sampleOf(productions).map(presentFound),
        estimated_calls: estimateCalls(action, productions),
        expires_at: new Date(Date.now() + previewMinutes * 60_000).toISOString(),
      };
    },
  );
};

/** Takes a few from all parts of the set, the newest first. */
function sampleOf(productions: LookedAt[]): LookedAt[] {
  const step = Math.max(1, productions.length / sampleSize);
  return Array.from({ length: sampleSize }, (_, index) => productions[Math.floor(index * step)] ?? []).flat();
}

function estimateCalls(action: Kind, productions: LookedAt[]) {
  if (action === 'retry')
    return { CreateJob: productions.length, GetJob: productions.length, CancelJob: 0, SearchJobs: 0 };
  const taken = productions.filter(({ mediaconvert_job_id }) => mediaconvert_job_id !== null).length;
  const unknown = productions.filter(
    (row) => row.mediaconvert_job_id === null && row.submit_intent_at !== null,
  ).length;
  return { CreateJob: 0, GetJob: taken, CancelJob: taken, SearchJobs: unknown };
}
