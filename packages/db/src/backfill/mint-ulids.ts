import { encodeTime, incrementBase32, ulid } from 'ulid';

/** A production in the order of ids; `createdMs` is the best known time of its creation. */
export type Dated = { id: number; createdMs: number; ulid: string | null };

/**
 * Makes ULIDs for the productions that have none, so that ULIDs sort as (created, id) do. Among productions of the same
 * moment, each new ULID is above those with smaller ids, made or found. A found ULID counts only if it carries that
 * moment.
 */
export function mintUlids(productions: Dated[]): Map<number, string> {
  const minted = new Map<number, string>();
  const highest = new Map<number, string>();
  for (const { id, createdMs, ulid: found } of productions) {
    const floor = highest.get(createdMs);
    const own = found ?? (floor === undefined ? ulid(createdMs) : ulidAbove(floor));
    if (found === null) minted.set(id, own);
    if (floor === undefined || own > floor) highest.set(createdMs, own);
  }
  return minted;
}

/**
 * Adds one to the upper half of the random bits and makes the lower half anew. A program that counts up from the same
 * ULID does not meet the result.
 */
function ulidAbove(floor: string): string {
  return incrementBase32(floor.slice(0, 18)) + ulid().slice(18);
}

/** Returns the first and the last ULID of a moment. If the time has no milliseconds, the moment is the whole second. */
export function ulidsOf(createdMs: number): { first: string; last: string } {
  const lastMs = createdMs % 1_000 === 0 ? createdMs + 999 : createdMs;
  return {
    first: encodeTime(createdMs, 10) + '0'.repeat(16),
    last: encodeTime(lastMs, 10) + 'Z'.repeat(16),
  };
}
