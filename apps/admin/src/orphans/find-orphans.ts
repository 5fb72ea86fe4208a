import type { Database } from '@bacs/db';
import { findOwners, findSourceKeys, type Owners } from '@bacs/db/owners';
import type { StoredObject } from '@bacs/s3';
import type { Claim } from './claim.ts';
import type { PlacesInRows } from './read-places.ts';

export type Sorted = { orphans: StoredObject[]; owned: number; notOurs: number };

/** Finds the objects of a page that belong to no row. */
export async function findOrphans(
  db: Database,
  bucket: string,
  page: StoredObject[],
  { claimOf, inRows }: { claimOf: (key: string) => Claim | undefined; inRows: PlacesInRows },
): Promise<Sorted> {
  const claimed = page.flatMap((object) => {
    const claim = claimOf(object.key);
    return claim ? { object, claim } : [];
  });
  const claims = claimed.map(({ claim }) => claim);
  const owners = await findOwners(db, {
    uuids: unique(claims.map((claim) => claim.uuid)),
    ulids: unique(claims.flatMap((claim) => (claim.kind === 'production' ? claim.ulid : []))),
  });
  for (const { uuid } of claims) if (inRows.uuids.has(uuid)) owners.uuids.add(uuid);
  const unowned = claimed.filter(({ claim }) => !isOwned(claim, owners, inRows)).map(({ object }) => object);
  const sources = await findSourceKeys(
    db,
    bucket,
    unowned.map(({ key }) => key),
  );
  const orphans = unowned.filter(({ key }) => !sources.has(key));
  return { orphans, owned: claimed.length - orphans.length, notOurs: page.length - claimed.length };
}

/** A production without a row does not own the objects that it left, even if its upload has a row. */
function isOwned(claim: Claim, { uuids, ulids }: Owners, { prefixes }: PlacesInRows): boolean {
  if (claim.kind !== 'source' && claim.prefixes.some((prefix) => prefixes.has(prefix))) return true;
  return claim.kind === 'production' ? ulids.has(claim.ulid) : uuids.has(claim.uuid);
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
