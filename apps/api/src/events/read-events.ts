import type { Database, EventRow } from '@bacs/db';
import { findEventNumbers, listEvents } from '@bacs/db/events';
import type { Caller } from '@bacs/db/keys';
import { eventTypes } from '@bacs/domain';
import { Type } from 'typebox';
import { Problem } from '../http/errors.ts';

const anyType = eventTypes.join('|').replaceAll('.', '[.]');

/** Which events a caller wants */
export const EventsQuery = {
  types: Type.Optional(
    Type.String({
      maxLength: 1_000,
      pattern: `^(${anyType})(,(${anyType}))*$`,
      description: 'Only events of these types, comma separated',
      examples: ['production.completed,production.failed'],
    }),
  ),
  subject: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 36,
      pattern: '^[0-9A-Za-z-]+$',
      description: 'Only events of this production, upload, publication, deletion or webhook',
    }),
  ),
  scope: Type.Optional(
    Type.Enum(['own', 'all'], {
      default: 'own',
      description:
        'Whose events: `own` for yours, `all` for those of all users. Only an operator may use `all`.',
    }),
  ),
};

/** Returns what tells whether an event is of these types, comma separated, or of any. */
export function isOfTypes({ types }: { types?: string | undefined }): (event: EventRow) => boolean {
  if (types === undefined) return () => true;
  const wanted = new Set<string>(types.split(','));
  return ({ type }) => wanted.has(type);
}

type Wanted = {
  /** undefined for the events of all users */
  userId: number | undefined;
  subject?: string | undefined;
  /** undefined begins with the oldest event that is kept. */
  after: number | undefined;
  limit: number;
};

export type Read = {
  events: EventRow[];
  /** Every event up to this number that was wanted has been read. */
  nextAfter: number;
  /** There may be more already. */
  isFull: boolean;
};

/** Reads the next events. @throws EVENTS_REMOVED, INVALID_CURSOR */
export async function readEvents(db: Database, { userId, subject, after, limit }: Wanted): Promise<Read> {
  const { last, removedTo } = await findEventNumbers(db);
  const from = after ?? removedTo;
  requireKnown(from, { last, removedTo });
  const events = await listEvents(db, { userId, subject, after: from, upTo: last, limit });
  const isFull = events.length === limit;
  return { events, nextAfter: isFull ? (events.at(-1)?.number ?? last) : last, isFull };
}

function requireKnown(after: number, { last, removedTo }: { last: number; removedTo: number }): void {
  if (after < removedTo)
    throw new Problem(
      'EVENTS_REMOVED',
      `Read what you follow anew, for example with listProductions, and go on from after=${removedTo}.`,
    );
  if (after > last) throw new Problem('INVALID_CURSOR', `No event has the number ${after} yet.`);
}

/** @returns the user whose events the caller asks for; undefined for all users. @throws OPERATOR_ONLY */
export function whose({ userId, role }: Caller, { scope }: { scope?: 'own' | 'all' }): number | undefined {
  if (scope !== 'all') return userId;
  if (role !== 'operator') throw new Problem('OPERATOR_ONLY');
  return undefined;
}
