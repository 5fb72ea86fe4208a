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
    productions: 80,
    publications: 10,
    spaces: 2,
  });
  await runLaxly(
    db,
    sql`UPDATE productions SET status = 'processing', mediaconvert_job_id = IF(id % 4 = 0, NULL, CONCAT('job-', id))
      WHERE status = 'queued' AND id % 2 = 0`,
  );
  await execa(process.execPath, ['apps/admin/src/main.ts', 'upgrade'], {
    cwd: repositoryRoot,
    env: { ...baseEnvironment(), DATABASE_URL: url },
    extendEnv: false,
  });
  const unfinished = async () =>
    await db
      .selectFrom('productions')
      .select((eb) => ['id', 'status', eb('mediaconvert_job_id', 'is not', null).as('hasJob')])
      .where('status', 'in', unfinishedStatuses)
      .execute();
  const kinds = (await unfinished()).map(({ status, hasJob }) => `${status} ${Number(hasJob)}`);
  expect([...new Set(kinds)].sort()).toEqual(
    ['pending', 'processing', 'queued'].flatMap((status) => [`${status} 0`, `${status} 1`]),
  );
  const service = await startService('unfinished', { DATABASE_URL: url, JOB_LOST_AFTER_MS: '3000' });
  await service.runWorker();
  await expect.poll(unfinished).toEqual([]);
});
