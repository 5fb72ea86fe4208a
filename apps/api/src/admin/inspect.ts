import { findDeletionById } from '@bacs/db/deletions';
import { findProductionOfAnybody, retriesOf } from '@bacs/db/productions';
import { listPublicationsFor } from '@bacs/db/publications';
import { findUpload } from '@bacs/db/uploads';
import { type FoundJob, findJob, withDeadline } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { presentWaiting } from '../deletions/deletion.ts';
import type { Dependencies } from '../dependencies.ts';
import { toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, toTimestamp } from '../http/schemas.ts';
import { jobUrl } from '../operations/job-url.ts';
import { ProductionParams, presentProduction } from '../productions/production.ts';
import { lookUpStanding } from '../productions/standing.ts';
import { lookUpTimeline } from '../productions/timeline.ts';
import { presentPublication } from '../publications/publication.ts';
import { presentUpload } from '../uploads/upload.ts';
import { consoleUrl } from './console-url.ts';
import { Inspection } from './inspection.ts';
import { rebuildSettings } from './rebuild-settings.ts';

const most = { publications: 100, retries: 20 };
const deadlineMs = 1_000;

export const inspectRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, queues, profiles, config, lookAtFleet } = deps;
  app.get(
    '/productions/:id',
    {
      schema: {
        operationId: 'inspectProduction',
        description: 'Answers operators everything that is known of a production, for finding out why.',
        tags: ['operations'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Inspection, ...problemResponses(400, 401, 403, 404) },
      },
    },
    async ({ caller, params }) => {
      const production = await findProductionOfAnybody(db, toProductionAddress(params.id));
      if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
      const { id, ulid, attempt, mediaconvert_job_id: jobId } = production;
      const [standingOf, timeline, upload, publications, deletion, fleet, retries, job] = await Promise.all([
        lookUpStanding(deps, [production]),
        lookUpTimeline(deps, production),
        findUpload(db, { id: production.upload_id }),
        listPublicationsFor(db, caller, { productionId: id, limit: most.publications }),
        production.deletion_id === null ? undefined : findDeletionById(db, production.deletion_id),
        lookAtFleet(),
        retriesOf(db, id, { limit: most.retries }),
        withDeadline(deadlineMs, findJob(queues, 'render', { production_ulid: ulid, attempt })).catch(
          () => null,
        ),
      ]);
      const { same, ...settings } = rebuildSettings(profiles, {
        production,
        upload,
        outputBucket: config.OUTPUT_BUCKET,
      });
      return {
        production: presentProduction(production, config.OUTPUT_BASE_URL, standingOf(production)),
        row: {
          blocked_at: toTimestamp(production.blocked_at),
          released_at: toTimestamp(production.released_at),
          submit_intent_at: toTimestamp(production.submit_intent_at),
          submit_resent_at: toTimestamp(production.submit_resent_at),
          submit_searched_at: toTimestamp(production.submit_searched_at),
          updated_at: toTimestamp(production.updated_at),
          turn: production.turn,
          failed_jobs: production.failed_jobs ?? [],
        },
        timeline,
        settings: { ...settings, settings: settings.settings && { ...settings.settings }, same },
        // With another S3 there is no console of AWS either.
        console_url:
          jobId === null || config.S3_FORCE_PATH_STYLE ? null : consoleUrl(config.AWS_REGION, jobId),
        ...presentJob(job),
        upload: upload ? presentUpload(upload) : null,
        publications: publications.map((one) => presentPublication(one, config.OUTPUT_BASE_URL)),
        deletion: deletion ? presentWaiting(fleet, deletion) : null,
        retries,
      };
    },
  );
};

/** @param job null when Redis does not tell */
function presentJob(job: FoundJob | undefined | null): Pick<Static<typeof Inspection>, 'queue' | 'job'> {
  if (job === null) return { queue: 'unknown', job: null };
  if (!job) return { queue: 'none', job: null };
  const { created_at, ...same } = job;
  return {
    queue: 'found',
    job: { ...same, created_at: toTimestamp(created_at), board_url: jobUrl('render', job.id) },
  };
}
