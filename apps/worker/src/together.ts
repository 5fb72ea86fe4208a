import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Database, Upload } from '@bacs/db';
import {
  findProductionsToRender,
  type NewIntent,
  type ProductionToRender,
  type SubmittedJob,
  tryMarkAllSubmitted,
  tryRecordIntents,
} from '@bacs/db/productions';
import { findUploads } from '@bacs/db/uploads';
import { askTogether } from '@bacs/process';
import { type FileVersion, versionOf } from '@bacs/s3';

type Seen = Pick<ProductionToRender, 'id' | 'attempt'>;

/** What several renders ask and change at the same time is asked and changed once for all of them. */
export type Together = {
  findProduction: (ulid: string) => Promise<ProductionToRender | undefined>;
  findUpload: (id: number) => Promise<Upload | undefined>;
  /** Asks S3 which version there is of the file of an upload. @throws what S3 says. */
  findVersion: (upload: Upload) => Promise<FileVersion>;
  /** Does what `tryRecordIntent` does. */
  tryRecordIntent: (seen: Seen, intent: NewIntent) => Promise<Date | undefined>;
  /** Does what `tryMarkSubmitted` does. @returns when it was submitted, if this call did it. */
  tryMarkSubmitted: (seen: Seen, job: SubmittedJob) => Promise<Date | undefined>;
};

/** The steps that begin, or are submitted, within this time go on together: no render notices it. */
const gatherMs = 50;

/** @param atOnce how many renders this worker works on at the same time, at most */
export function openTogether({ db, s3, atOnce }: { db: Database; s3: S3Client; atOnce: number }): Together {
  // Half of them go on while the other half is with MediaConvert.
  const enough = Math.ceil(atOnce / 2);
  const askVersion = async ({ s3_bucket, s3_key }: Upload) =>
    versionOf(await s3.send(new HeadObjectCommand({ Bucket: s3_bucket, Key: s3_key })));
  const findVersion = askTogether(async (uploads: Upload[]) => {
    const versions = new Map<number, Promise<FileVersion>>();
    for (const upload of uploads) if (!versions.has(upload.id)) versions.set(upload.id, askVersion(upload));
    return new Map(uploads.map((upload) => [upload, versions.get(upload.id)]));
  });
  const tryRecordIntent = together((wishes: (Seen & NewIntent)[]) => tryRecordIntents(db, wishes));
  const tryMarkSubmitted = together((wishes: (Seen & SubmittedJob)[]) => tryMarkAllSubmitted(db, wishes), {
    // MediaConvert answers one call after the other.
    gatherMs,
    enough,
  });
  return {
    findProduction: askTogether((ulids: string[]) => findProductionsToRender(db, ulids), {
      gatherMs,
      enough,
    }),
    findUpload: askTogether((ids: number[]) => findUploads(db, ids)),
    findVersion: async (upload) => (await findVersion(upload)) ?? askVersion(upload),
    tryRecordIntent: ({ id, attempt }, intent) => tryRecordIntent({ id, attempt, ...intent }),
    tryMarkSubmitted: ({ id, attempt }, job) => tryMarkSubmitted({ id, attempt, ...job }),
  };
}

/** A wish that does not come true among others is tried alone. */
function together<Wish>(
  tryAll: (wishes: Wish[]) => Promise<Map<Wish, Date>>,
  gathering: { gatherMs?: number; enough?: number } = {},
): (wish: Wish) => Promise<Date | undefined> {
  const none = new Map<Wish, Date>();
  const tryAmongOthers = askTogether(
    async (wishes: Wish[]) => (wishes.length > 1 ? await tryAll(wishes).catch(() => none) : none),
    { ...gathering, oneByOne: true },
  );
  return async (wish) => (await tryAmongOthers(wish)) ?? (await tryAll([wish])).get(wish);
}
