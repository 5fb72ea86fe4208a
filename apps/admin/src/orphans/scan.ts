import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import { listPages, type StoredObject } from '@bacs/s3';
import { claimOfOutput, claimOfSource } from './claim.ts';
import type { OrphansConfig } from './config.ts';
import { findOrphans } from './find-orphans.ts';
import { openCounter } from './progress.ts';
import { readPlaces } from './read-places.ts';

export type Scan = {
  db: Database;
  s3: S3Client;
  config: OrphansConfig;
  /** The scan skips objects that are younger. It is the same for the count and the deletion. */
  before: Date;
};

export type ScannedPage = {
  bucket: string;
  objects: number;
  notOurs: number;
  tooYoung: number;
  orphans: StoredObject[];
};

/** Goes through both buckets page by page, and asks the database about the owners of each page when it comes to it. */
export async function* scanForOrphans({ db, s3, config, before }: Scan): AsyncGenerator<ScannedPage> {
  const inRows = await readPlaces(db);
  const places = [
    { bucket: config.OUTPUT_BUCKET, claimOf: claimOfOutput },
    { bucket: config.UPLOAD_BUCKET, claimOf: claimOfSource },
  ];
  for (const { bucket, claimOf } of places) {
    const counter = openCounter(bucket);
    try {
      for await (const page of listPages(s3, { bucket })) {
        const oldEnough = page.filter(({ modifiedAt }) => modifiedAt <= before);
        const { orphans, notOurs } = await findOrphans(db, bucket, oldEnough, { claimOf, inRows });
        counter.add(page.length, orphans.length);
        yield { bucket, objects: page.length, notOurs, tooYoung: page.length - oldEnough.length, orphans };
      }
    } catch (cause) {
      const { name, message } = cause as Error;
      throw new Error(`The scan of s3://${bucket} stopped. ${name}: ${message}`, { cause });
    } finally {
      counter.close();
    }
  }
}
