import {
  type Batches,
  backfillPublications,
  backfillUlids,
  backfillUploadKeys,
  countPublications,
  countWithoutFacts,
  countWithoutUlid,
  type Database,
  requireUlids,
} from '@bacs/db';
import { fromKeyDate, parseUploadKey } from '@bacs/domain';
import { openProgressBar } from './progress-bar.ts';

export type BackfillOptions = { batch: number; dryRun: boolean };

/** Fills in what rows of the older system lack, and then makes the database require it. */
export async function backfill(
  db: Database,
  options: BackfillOptions,
  write: (line: string) => void,
): Promise<void> {
  const [gave, filled] = options.dryRun ? ['would give', 'would fill in'] : ['gave', 'filled in'];
  const ulids = await run('productions', await countWithoutUlid(db), options, (batches) =>
    backfillUlids(db, batches),
  );
  write(`${gave} ${ulids} productions a ULID`);
  const uploads = await run('uploads', await countWithoutFacts(db), options, (batches) =>
    backfillUploadKeys(db, readKey, batches),
  );
  write(`${filled} the UUID or the date of ${uploads} uploads`);
  const publications = await run('publications', await countPublications(db), options, (batches) =>
    backfillPublications(db, batches),
  );
  write(
    `${options.dryRun ? 'would mend' : 'mended'} ${publications} publications: without an owner, or of what will never be rendered`,
  );
  if (options.dryRun) return write('would make productions.ulid NOT NULL; nothing was written');
  if (!(await requireUlids(db))) {
    throw new Error(
      [
        'new productions without a ULID were added meanwhile: stop the program that adds them, then run this',
        'again',
      ].join(' '),
    );
  }
  write('productions.ulid is NOT NULL');
}

async function run(
  what: string,
  total: number,
  options: BackfillOptions,
  work: (batches: Batches) => Promise<number>,
): Promise<number> {
  if (total === 0) return 0;
  const bar = openProgressBar(what, total);
  try {
    return await work({ ...options, report: bar.advance });
  } finally {
    bar.close();
  }
}

function readKey(key: string) {
  const parsed = parseUploadKey(key);
  return parsed && { uuid: parsed.uuid, date: parsed.date && fromKeyDate(parsed.date) };
}
