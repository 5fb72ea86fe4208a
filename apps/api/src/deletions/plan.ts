import type { S3Client } from '@aws-sdk/client-s3';
import { type DeletionTarget, findPlaces, findPublicationIds } from '@bacs/db/deletions';
import { type Place, takenStatuses } from '@bacs/domain';
import { listPages } from '@bacs/s3';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import type { DeletionPlan } from './deletion.ts';

const mostKeys = 1_000;
/** A request must end soon, so counting stops after this time, and the answer says so. */
const countMs = 4_000;

/** Tells what a deletion would remove. It writes nothing. */
export async function planDeletion(
  deps: Pick<Dependencies, 'db' | 's3' | 'config'>,
  target: DeletionTarget,
): Promise<DeletionPlan> {
  const { db, s3, config } = deps;
  const found = await findPlaces(db, target, config.OUTPUT_BUCKET);
  const { productions } = found.rows;
  const places = 'places' in found ? found.places : [];
  const publications = await findPublicationIds(db, target);
  const published = await findPublicationIds(db, target, { published: true });
  const counted = await countObjects(s3, places);
  return {
    would_delete: {
      ...counted,
      productions: productions.length,
      publications: publications.length,
      mediaconvert_jobs: productions.flatMap(({ status, mediaconvert_job_id: id }) =>
        id && takenStatuses.includes(status) ? [id] : [],
      ),
      prefixes: places.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`),
    },
    blocked_by: 'refused' in found ? 'prefix_refused' : published.length > 0 ? 'published' : null,
    refused_because: 'refused' in found ? found.refused : null,
  };
}

async function countObjects(s3: S3Client, places: Place[]) {
  const until = performance.now() + countMs;
  const counted = { objects: 0, bytes: 0, counted_all: true, keys: [] as string[], truncated: false };
  try {
    for await (const page of listAll(s3, places)) {
      counted.objects += page.length;
      counted.bytes += page.reduce((sum, { size }) => sum + size, 0);
      counted.keys.push(...page.slice(0, mostKeys - counted.keys.length).map(({ key }) => key));
      counted.counted_all = performance.now() < until;
      if (!counted.counted_all) break;
    }
  } catch (cause) {
    throw new Problem('STORAGE_UNAVAILABLE', undefined, { cause });
  }
  return { ...counted, truncated: counted.keys.length < counted.objects || !counted.counted_all };
}

async function* listAll(s3: S3Client, places: Place[]) {
  for (const place of places) yield* listPages(s3, place);
}
