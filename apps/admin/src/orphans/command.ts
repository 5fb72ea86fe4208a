import { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import { type Command, InvalidArgumentError } from 'commander';
import { readOrphansConfig } from './config.ts';
import { type Counts, countOrphans } from './count.ts';
import { deleteOrphans } from './delete.ts';
import { findDoubts, refuseDoubtful } from './doubts.ts';

type Io = { db: () => Database; write: (line: string) => void };

/** Adds `orphans`. */
export function addOrphansCommand(program: Command, { db, write }: Io): void {
  program
    .command('orphans')
    .description(
      [
        'list the objects that belong to no upload, production or deletion; nothing is deleted without --delete.',
        'Reads DATABASE_URL, AWS_REGION, OUTPUT_BUCKET, UPLOAD_BUCKET and AWS credentials. Keys of a form that',
        'this service does not write are counted and kept. --delete counts first and deletes in a second pass, which',
        'asks the database again. It is refused when the database knows no upload, when more than a tenth of a bucket',
        'would go, or when an orphan is more than a day newer than the newest row, unless --expect names the number.',
        'Never use it where two environments share a bucket: each calls the files of the other orphans. In a',
        'versioned bucket a deletion adds a marker and keeps the old versions.',
      ].join(' '),
    )
    .option('--delete', 'also delete these objects', false)
    .option(
      '--expect <number>',
      'delete exactly so many objects, and none if there are more or fewer',
      parseCount,
    )
    .option('--older-than <age>', 'skip objects that are younger: 90m, 24h, 7d', parseAge, parseAge('24h'))
    .action(async ({ delete: deletes, expect: expected, olderThan: olderThanMs }) => {
      const config = readOrphansConfig(process.env);
      const s3 = new S3Client({ region: config.AWS_REGION, forcePathStyle: config.S3_FORCE_PATH_STYLE });
      try {
        const scan = { db: db(), s3, config, before: new Date(Date.now() - olderThanMs) };
        const counts = await countOrphans(scan, write);
        const { orphans } = counts.total;
        if (!deletes) return write(describe(counts, 'nothing deleted'));
        refuseDoubtful(await findDoubts(scan.db, counts), counts, expected);
        const { deleted, failed } = await deleteOrphans(scan, orphans, write);
        write(describe(counts, `${deleted} deleted`));
        if (failed > 0) throw new Error(`${failed} objects could not be deleted`);
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

function parseCount(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number, as the refusal names it.');
}

function describe({ total }: Counts, done: string): string {
  const { objects, orphans, bytes, tooYoung, notOurs } = total;
  return `${objects} objects, ${orphans} orphans of ${bytes} bytes, ${tooYoung} too young to tell, ${notOurs} not ours; ${done}`;
}
