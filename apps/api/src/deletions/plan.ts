import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import {
  type DeletionTarget,
  findPublicationIds,
  findTargetRows,
  findUploadBeside,
} from '@bacs/db/deletions';
import {
  type Place,
  PrefixRefusedError,
  placesOfProduction,
  placesOfUpload,
  uuidOfUpload,
} from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';

export type DeletionPlan = {
  would_delete: {
    objects: number;
    bytes: number;
    counted_all: boolean;
    keys: string[];
    truncated: boolean;
    productions: number;
    publications: number;
    mediaconvert_jobs: string[];
    prefixes: string[];
  };
  blocked_by: 'published' | 'prefix_refused' | null;
};

const mostKeys = 1_000;
/** A request may not take for ever: what is not counted by then is said not to be. */
const countMs = 4_000;

/** What a deletion would take away. Writes nothing. */
export async function planDeletion(
  deps: Pick<Dependencies, 'db' | 's3' | 'config'>,
  target: DeletionTarget,
): Promise<DeletionPlan> {
  const { db, s3 } = deps;
  const rows = await findTargetRows(db, target);
  const { productions } = rows;
  const publications = await findPublicationIds(db, target);
  const published = await findPublicationIds(db, target, { published: true });
  const places = await findPlacesUnlessRefused(deps, target, rows);
  const counted = await countObjects(s3, places ?? []);
  return {
    would_delete: {
      ...counted,
      productions: productions.length,
      publications: publications.length,
      mediaconvert_jobs: productions.flatMap(({ status, mediaconvert_job_id: id }) =>
        id && (status === 'submitted' || status === 'processing') ? [id] : [],
      ),
      prefixes: (places ?? []).map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`),
    },
    blocked_by: places ? (published.length > 0 ? 'published' : null) : 'prefix_refused',
  };
}

/** Where all of the target lies. @throws PrefixRefusedError where something of somebody else's lies there too */
export async function findPlaces(
  { db, config }: Pick<Dependencies, 'db' | 'config'>,
  target: DeletionTarget,
  { upload, productions }: Awaited<ReturnType<typeof findTargetRows>>,
): Promise<Place[]> {
  if ('production' in target)
    return productions.flatMap((production) => placesOfProduction(upload, production, config.OUTPUT_BUCKET));
  if (!upload) return [];
  const places = placesOfUpload(upload, productions, config.OUTPUT_BUCKET);
  const beside = await findUploadBeside(db, upload.id, { uuid: uuidOfUpload(upload), places });
  if (beside) throw new PrefixRefusedError('Another upload has its objects at the same place');
  return places;
}

/** Undefined when `findPlaces` refuses. */
async function findPlacesUnlessRefused(...of: Parameters<typeof findPlaces>): Promise<Place[] | undefined> {
  try {
    return await findPlaces(...of);
  } catch (error) {
    if (error instanceof PrefixRefusedError) return undefined;
    throw error;
  }
}

async function countObjects(s3: S3Client, places: Place[]) {
  const until = performance.now() + countMs;
  const counted = { objects: 0, bytes: 0, counted_all: true, keys: [] as string[], truncated: false };
  for (const place of places) {
    for await (const page of listPages(s3, place)) {
      counted.objects += page.length;
      counted.bytes += page.reduce((sum, { size }) => sum + size, 0);
      counted.keys.push(...page.slice(0, mostKeys - counted.keys.length).map(({ key }) => key));
      counted.counted_all = performance.now() < until;
      if (!counted.counted_all) break;
    }
  }
  return { ...counted, truncated: counted.keys.length < counted.objects || !counted.counted_all };
}

async function* listPages(s3: S3Client, { bucket, prefix, exact }: Place) {
  let token: string | undefined;
  do {
    const query = { Bucket: bucket, Prefix: prefix, ContinuationToken: token, ...(exact && { MaxKeys: 1 }) };
    const page = await s3.send(new ListObjectsV2Command(query)).catch((cause) => {
      throw new Problem('STORAGE_UNAVAILABLE', undefined, { cause });
    });
    yield (page.Contents ?? []).flatMap(({ Key: key, Size: size = 0 }) =>
      key !== undefined && (!exact || key === prefix) ? [{ key, size }] : [],
    );
    token = exact ? undefined : page.NextContinuationToken;
  } while (token);
}
