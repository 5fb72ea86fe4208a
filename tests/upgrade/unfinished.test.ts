import { unfinishedStatuses } from '@bacs/domain';
import { baseEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { startService } from '../support/service.ts';
import { createLegacyDatabase, runLaxly } from './legacy-database.ts';

it('a worker brings everything to an end that the older system left unfinished', async () => {
  const { url, db } = await createLegacyDatabase({
    uploads: 20,
    productions: 60,
    publications: 10,
    spaces: 2,
  });
  // Two of each kind: by status, with and without a MediaConvert job, and with and without a time of the last change.
  await runLaxly(
    db,
    sql`UPDATE productions SET status = ELT(1 + id % 3, 'pending', 'queued', 'processing'),
        mediaconvert_job_id = IF(id % 2 = 0, CONCAT('job-', id), NULL), updated_at = IF(id % 4 < 2, NULL, updated_at)
      WHERE id <= 24`,
  );
  await execa(process.execPath, ['apps/admin/src/main.ts', 'upgrade'], {
    cwd: repositoryRoot,
    env: { ...baseEnvironment(), DATABASE_URL: url },
    extendEnv: false,
  });
  const unfinished = async () =>
    await db
      .selectFrom('productions')
      .select(['id', 'status', 'mediaconvert_job_id', 'updated_at'])
      .where('status', 'in', unfinishedStatuses)
      .execute();
  const kinds = (await unfinished()).map(
    ({ status, mediaconvert_job_id: job, updated_at }) => `${status} ${job === null} ${updated_at === null}`,
  );
  expect(new Set(kinds).size).toBe(12);
  const service = await startService('unfinished', { DATABASE_URL: url, JOB_LOST_AFTER_MS: '3000' });
  await service.runWorker();
  await expect.poll(unfinished).toEqual([]);
});
