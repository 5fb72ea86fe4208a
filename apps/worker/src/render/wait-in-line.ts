import { countBefore, waitsInLine } from '@bacs/db/line';
import type { ProductionToRender } from '@bacs/db/productions';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { now } from '../mediaconvert/moment.ts';
import { releaseNext } from '../release-next.ts';
import type { Queued } from './submit.ts';

const mostCounted = 100;

/**
 * Lets a production wait until it is released. It may be its turn at once.
 * @returns the production as it is then; undefined while it waits.
 */
export async function waitInLine(
  deps: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<Queued | undefined> {
  await releaseNext(deps, production.ulid);
  const readAt = now();
  const again = await deps.together.findProduction(production.ulid);
  if (again && !waitsInLine(again)) return { production: again, readAt };
  if (context.isFirstRun) context.log(await describePlace(deps, production));
  return undefined;
}

async function describePlace({ db }: Dependencies, { turn }: ProductionToRender): Promise<string> {
  const before = await countBefore(db, turn, mostCounted);
  return `waits in line behind ${before < mostCounted ? before : `${mostCounted} or more`}; its release wakes it`;
}
