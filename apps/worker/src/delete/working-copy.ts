import type { DeletionWork } from '@bacs/db';
import { type DeletionToWorkOn, trySaveWork } from '@bacs/db/deletions';
import type { Dependencies } from '../dependencies.ts';

/** Another worker has continued the deletion, so this worker's copy is out of date. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}

/** The copy of a deletion that a step works on. Saving it fails once another worker has saved its own copy. */
export type WorkingCopy = {
  deletion: DeletionToWorkOn;
  work: DeletionWork;
  /** The row says that the deletion cannot continue. */
  blocked: boolean;
  /** Returns the time of the database's clock, in ms since 1970. */
  now: () => number;
  /** Commits the current work. `unblock` also stores that the deletion continues. @throws OvertakenError */
  save: (options?: { unblock?: boolean }) => Promise<void>;
};

export function openWorkingCopy(
  { db }: Pick<Dependencies, 'db'>,
  deletion: DeletionToWorkOn,
  work: DeletionWork,
): WorkingCopy {
  const readAt = { database: deletion.read_at.getTime(), here: performance.now() };
  const copy: WorkingCopy = {
    deletion,
    work,
    blocked: deletion.blocked_reason !== null,
    now: () => Math.round(readAt.database + performance.now() - readAt.here),
    save: async ({ unblock = false } = {}) => {
      if (!(await trySaveWork(db, deletion, work, { unblock }))) throw new OvertakenError();
      deletion.revision += 1;
      if (unblock) copy.blocked = false;
    },
  };
  return copy;
}
