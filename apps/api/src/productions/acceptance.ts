import type { Database } from '@bacs/db';
import { type Accepted, acceptAlone, acceptTogether, type Outcome, type Wanted } from '@bacs/db/productions';
import { findMadeBy } from '@bacs/db/requests';
import { findUploadsToRender } from '@bacs/db/uploads';
import { askTogether } from '@bacs/process';
import type { Acceptance } from '../dependencies.ts';
import { asNobody } from '../http/changing-user.ts';
import { inGroups } from '../http/in-groups.ts';
import type { openTurns } from '../http/in-turn.ts';

type Asking = { wanted: Wanted; deadline: AbortSignal };

/**
 * Opens the acceptance of productions: what waits at the same time is looked up and accepted together, by a few
 * statements for all. A request whose user or upload somebody else holds goes alone, so that nobody waits with it.
 */
export function openAcceptance(db: Database, { inTurn, hasTurns }: ReturnType<typeof openTurns>): Acceptance {
  const join = inGroups(acceptGroup, {
    // Each is at most 2 kB.
    most: 64,
    sizeOf: ({ wanted }: Asking) => wanted.productions.length,
    ownerOf: ({ wanted }) => wanted.userId,
    atOnce: 3,
    patienceMs: 100,
  });

  async function acceptGroup(group: Asking[]): Promise<Outcome[]> {
    const inTime = group.filter(({ deadline }) => !deadline.aborted);
    const outcomes = await asNobody(() =>
      acceptTogether(
        db,
        inTime.map(({ wanted }) => wanted),
      ),
    );
    const byAsking = new Map(inTime.map((asking, index) => [asking, outcomes[index]]));
    return group.map((asking) => byAsking.get(asking));
  }

  return {
    findMade: askTogether((requests) => asNobody(() => findMadeBy(db, requests))),
    findUpload: askTogether((asked) => asNobody(() => findUploadsToRender(db, asked))),
    async accept(wanted, deadline): Promise<Accepted> {
      const { userId } = wanted;
      // Who has others of the user before it goes after them.
      const outcome = hasTurns(userId) ? undefined : await join({ wanted, deadline });
      if (outcome === undefined) return await inTurn({ userId, deadline }, () => acceptAlone(db, wanted));
      if ('refusal' in outcome) throw outcome.refusal;
      return outcome;
    },
  };
}
