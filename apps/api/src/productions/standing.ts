import { findPositions, lastKnownPosition } from '@bacs/db/line';
import type { OwnedProduction } from '@bacs/db/productions';
import { unfinishedStatuses } from '@bacs/domain';
import { findNextTries } from '@bacs/queue';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { whyProductionWaits } from '../fleet/why-waiting.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

const where = 'Told by getProduction, listProductions, updateProduction and expediteProduction.';

/** Where a production stands in line. */
export const StandingFields = {
  queue_position: Type.Optional(
    Nullable(
      Type.Integer({
        minimum: 1,
        maximum: lastKnownPosition,
        description: [
          'Where the production stands in line; 1 is the next one to go. null when it does not wait in line, or when it',
          `stands behind ${lastKnownPosition} others. Users take turns, so the production of another user may come`,
          `later and go first. ${where}`,
        ].join(' '),
      }),
    ),
  ),
  estimated_start: Type.Optional(
    Nullable(
      Type.Object(
        { earliest: Timestamp, latest: Timestamp },
        {
          description: [
            'When MediaConvert is likely to get the production, which `started_at` says from then on. It is between',
            'these times for nine of ten productions, going by how long others have waited lately. null when there is',
            'no `queue_position`, while `blocked_reason` says why the work cannot continue, when too few have waited',
            `lately to tell, and when nothing has left the line for unusually long. ${where}`,
          ].join(' '),
        },
      ),
    ),
  ),
  next_try_at: Type.Optional(
    Nullable(
      Type.String({
        format: 'date-time',
        description: `When a worker tries again what \`blocked_reason\` keeps from continuing. ${where}`,
      }),
    ),
  ),
};

const StandingSchema = Type.Object({ blocked_reason: Nullable(Type.String()), ...StandingFields });
export type Standing = Static<typeof StandingSchema>;

type Looks = Pick<Dependencies, 'db' | 'queues' | 'redis' | 'lookAtFleet' | 'lookAtLine'>;

/**
 * Looks at the line and at the fleet, once for all these productions.
 * @returns what says of each where it stands, and why it does not continue.
 */
export async function lookUpStanding(
  { db, queues, redis, lookAtFleet, lookAtLine }: Looks,
  productions: OwnedProduction[],
): Promise<(production: OwnedProduction) => Standing> {
  const [fleet, positions, nextTries] = await Promise.all([
    lookAtFleet(),
    findPositions(db, productions),
    lookUpNextTries({ queues, redis }, productions),
  ]);
  const line = positions.size > 0 ? await lookAtLine() : undefined;
  return (production) => {
    const blocked_reason = whyProductionWaits(fleet, production);
    const position = positions.get(production.id);
    // A row of the older system may have no date.
    const acceptedAt = Date.parse(toTimestamp(production.created_at) ?? '');
    const start =
      position === undefined || blocked_reason !== null
        ? undefined
        : line?.estimateStart({ position, acceptedAt });
    return {
      blocked_reason,
      queue_position: position ?? null,
      next_try_at: blocked_reason === null ? null : (nextTries.get(production.id) ?? null),
      estimated_start: start ? { earliest: toTime(start.earliest), latest: toTime(start.latest) } : null,
    };
  };
}

/** By the number of each production that is blocked; empty while Redis does not tell. */
async function lookUpNextTries(
  place: Pick<Dependencies, 'queues' | 'redis'>,
  productions: OwnedProduction[],
): Promise<Map<number, string | null>> {
  const blocked = productions.filter(
    ({ status, blocked_reason }) => unfinishedStatuses.includes(status) && blocked_reason !== null,
  );
  const jobs = blocked.map(({ ulid, attempt }) => ({ production_ulid: ulid, attempt }));
  const tries = await findNextTries(place, 'render', jobs).catch(() => []);
  return new Map(blocked.map(({ id }, index) => [id, tries[index]?.toISOString() ?? null]));
}

function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
