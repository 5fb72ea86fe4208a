import { type DeletionToWorkOn, type DeletionWork, trySaveWork } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';

/** Another worker has gone on with the deletion: what this one knows of it is out of date. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}

/** A deletion while a step works on it. */
export type Progress = {
  deletion: DeletionToWorkOn;
  work: DeletionWork;
  /** Whether its row says that it cannot go on. */
  blocked: boolean;
  /** By the database's clock, in ms since 1970. */
  now: () => number;
  /** Commits the work as it stands, and that it goes on where `unblock` says so. @throws OvertakenError */
  save: (options?: { unblock?: boolean }) => Promise<void>;
};

export function openProgress(
  { db }: Pick<Dependencies, 'db'>,
  deletion: DeletionToWorkOn,
  work: DeletionWork,
): Progress {
  const readAt = { database: deletion.read_at.getTime(), here: performance.now() };
  const progress: Progress = {
    deletion,
    work,
    blocked: deletion.blocked_reason !== null,
    now: () => Math.round(readAt.database + performance.now() - readAt.here),
    save: async ({ unblock = false } = {}) => {
      if (!(await trySaveWork(db, deletion, work, { unblock }))) throw new OvertakenError();
      deletion.revision += 1;
      if (unblock) progress.blocked = false;
    },
  };
  return progress;
}
