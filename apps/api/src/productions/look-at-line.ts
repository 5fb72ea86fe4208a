import { lastReleases } from '@bacs/db/line';
import { estimateStart, learnWaits } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { recentAnswer } from '../recent-answer.ts';

const maxAgeMs = 2_000;

/** Opens a look at how the line has moved lately. Times are those of the database's clock, also the present one. */
export function openLine({ db }: Pick<Dependencies, 'db'>): Dependencies['lookAtLine'] {
  return recentAnswer(maxAgeMs, async () => {
    const { releases, readAt } = await lastReleases(db);
    const history = learnWaits(releases, readAt.getTime());
    const ahead = readAt.getTime() - Date.now();
    return { estimateStart: (waiting) => estimateStart(history, waiting, Date.now() + ahead) };
  });
}
