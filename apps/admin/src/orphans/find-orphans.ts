import { type Database, findOwners, findSourceKeys, listKeysWithoutUuid, type Owners } from '@bacs/db';
import { parseUploadKey } from '@bacs/mc-profiles';
import type { Claim } from './claim.ts';
import type { StoredObject } from './objects.ts';

export type Sorted = { orphans: StoredObject[]; owned: number; notOurs: number };

/** Of a page of a bucket, the objects that belong to no row. */
export async function findOrphans(
  db: Database,
  bucket: string,
  page: StoredObject[],
  { claimOf, uuidsInKeys }: { claimOf: (key: string) => Claim | undefined; uuidsInKeys: Set<string> },
): Promise<Sorted> {
  const claimed = page.flatMap((object) => {
    const claim = claimOf(object.key);
    return claim ? { object, claim } : [];
  });
  const claims = claimed.map(({ claim }) => claim);
  const owners = await findOwners(db, {
    uuids: unique(claims.map((claim) => claim.uuid)),
    ulids: unique(claims.flatMap((claim) => (claim.kind === 'production' ? claim.ulid : []))),
    prefixes: unique(claims.flatMap((claim) => (claim.kind === 'legacy' ? claim.prefix : []))),
  });
  for (const { uuid } of claims) if (uuidsInKeys.has(uuid)) owners.uuids.add(uuid);
  const unowned = claimed.filter(({ claim }) => !isOwned(claim, owners)).map(({ object }) => object);
  const sources = await findSourceKeys(
    db,
    bucket,
    unowned.map(({ key }) => key),
  );
  const orphans = unowned.filter(({ key }) => !sources.has(key));
  return { orphans, owned: claimed.length - orphans.length, notOurs: page.length - claimed.length };
}

/** A production of its upload's that there is no row of any more does not own what it has left. */
function isOwned(claim: Claim, { uuids, ulids, prefixes }: Owners): boolean {
  if (claim.kind === 'production') return ulids.has(claim.ulid);
  return uuids.has(claim.uuid) || (claim.kind === 'legacy' && prefixes.has(claim.prefix));
}

/** The UUIDs that the older system wrote into keys alone. */
export async function readUuidsInKeys(db: Database): Promise<Set<string>> {
  const found = new Set<string>();
  const limit = 5_000;
  for (let after = 0; ; ) {
    const page = await listKeysWithoutUuid(db, { after, limit });
    for (const { id, s3_key } of page) {
      after = id;
      const parsed = parseUploadKey(s3_key);
      if (parsed) found.add(parsed.uuid.toLowerCase());
    }
    if (page.length < limit) return found;
  }
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
