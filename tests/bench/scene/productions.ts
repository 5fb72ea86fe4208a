import { setTimeout as sleep } from 'node:timers/promises';
import { endStatuses, type ProductionStatus } from '@bacs/domain';
import type { Scene } from './open-scene.ts';

/** When a production reached what, in ms since 1970 */
export type Life = {
  ulid: string;
  userId: number;
  status: ProductionStatus;
  jobId: string | null;
  acceptedAt: number;
  submittedAt: number | null;
  endedAt: number | null;
};

/** Reads the lives of all productions, in the order of their acceptance. */
export async function readLives(scene: Scene): Promise<Life[]> {
  return (await selectLives(scene).orderBy('productions.id').execute()).map(toLife);
}

export async function findLife(scene: Scene, ulid: string): Promise<Life> {
  return toLife(await selectLives(scene).where('ulid', '=', ulid).executeTakeFirstOrThrow());
}

function selectLives({ cluster }: Scene) {
  return cluster.mysql.db
    .selectFrom('productions')
    .leftJoin('production_events as submitted', (join) =>
      join.onRef('submitted.production_id', '=', 'productions.id').on('submitted.event', '=', 'submitted'),
    )
    .select(['ulid', 'user_id', 'status', 'mediaconvert_job_id', 'completed_at', 'productions.created_at'])
    .select('submitted.created_at as submitted_at');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLives>['executeTakeFirstOrThrow']>>;

function toLife(row: Row): Life {
  return {
    ulid: row.ulid,
    userId: row.user_id,
    status: row.status,
    jobId: row.mediaconvert_job_id,
    acceptedAt: row.created_at.getTime(),
    submittedAt: row.submitted_at?.getTime() ?? null,
    endedAt: row.completed_at?.getTime() ?? null,
  };
}

/** How many productions have each status */
export type Counts = Partial<Record<ProductionStatus, number>>;

export async function countByStatus({ cluster }: Scene): Promise<Counts> {
  const rows = await cluster.mysql.db
    .selectFrom('productions')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

export function countEnded(counts: Counts): number {
  return endStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

const lookEveryMs = 500;

/** Waits until the counts are as wanted. @returns false if that took too long. */
export async function waitForCounts(
  scene: Scene,
  isEnough: (counts: Counts) => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (await isEnough(await countByStatus(scene))) return true;
    await sleep(lookEveryMs, undefined, { signal: scene.signal });
  }
  return false;
}
