import { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import { type Command, InvalidArgumentError } from 'commander';
import { readOrphansConfig } from './config.ts';
import { scanForOrphans, type Totals } from './scan.ts';

type Io = { db: () => Database; write: (line: string) => void };

/** Adds `orphans`. */
export function addOrphansCommand(program: Command, { db, write }: Io): void {
  program
    .command('orphans')
    .description(
      [
        'list the objects that belong to no upload, production or deletion; nothing is deleted without --delete.',
        'Reads DATABASE_URL, AWS_REGION, OUTPUT_BUCKET, UPLOAD_BUCKET and AWS credentials. Keys of a form that',
        'this service does not write are counted and kept. Versioned buckets keep the old versions.',
      ].join(' '),
    )
    .option('--delete', 'also delete these objects', false)
    .option('--older-than <age>', 'skip objects that are younger: 90m, 24h, 7d', parseAge, parseAge('24h'))
    .action(async ({ delete: deletes, olderThan: olderThanMs }) => {
      const config = readOrphansConfig(process.env);
      const s3 = new S3Client({ region: config.AWS_REGION, forcePathStyle: config.S3_FORCE_PATH_STYLE });
      try {
        const totals = await scanForOrphans({ db: db(), s3, config, olderThanMs, deletes, write });
        write(describe(totals, deletes));
        if (totals.failed > 0) throw new Error(`${totals.failed} objects could not be deleted`);
      } finally {
        s3.destroy();
      }
    });
}

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function parseAge(text: string): number {
  const [, number, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = unitMs[unit];
  if (number === undefined || ms === undefined)
    throw new InvalidArgumentError('Give a number and a unit: 90m, 24h, 7d.');
  return Number(number) * ms;
}

function describe(totals: Totals, deletes: boolean): string {
  const { objects, orphans, bytes, tooYoung, notOurs, deleted } = totals;
  const done = deletes ? `${deleted} deleted` : 'nothing deleted';
  return `${objects} objects, ${orphans} orphans of ${bytes} bytes, ${tooYoung} too young to tell, ${notOurs} not ours; ${done}`;
}
