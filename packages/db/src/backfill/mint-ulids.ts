import { encodeTime, incrementBase32, ulid } from 'ulid';

/** A production in the order of its id; the milliseconds are when it was created, as well as that is known. */
export type Dated = { id: number; createdMs: number; ulid: string | null };

/**
 * ULIDs for those that have none, so that ULIDs sort as (created, id) do: among productions of the same moment each
 * is above those with smaller ids, given or found. A found one counts only while it is of that moment itself.
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

/** Of the next 40 bits up, the lower 40 random: whoever counts up from the same one by one does not meet it. */
function ulidAbove(floor: string): string {
  return incrementBase32(floor.slice(0, 18)) + ulid().slice(18);
}

/** The first and the last ULID of a moment: of a second, where that is all that its time tells. */
export function ulidsOf(createdMs: number): { first: string; last: string } {
  const lastMs = createdMs % 1_000 === 0 ? createdMs + 999 : createdMs;
  return {
    first: encodeTime(createdMs, 10) + '0'.repeat(16),
    last: encodeTime(lastMs, 10) + 'Z'.repeat(16),
  };
}
