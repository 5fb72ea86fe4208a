import type { ProductionConfig, Upload } from '@bacs/db';
import { findProductionWithSettings, unpinnedProductionsOf } from '@bacs/db/productions';
import {
  fillSettings,
  hashSettings,
  placeholderUlid,
  resolveProfile,
  tokenValuesOf,
} from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';

type Parts = Pick<Dependencies, 'db' | 'profiles'> & { outputBucket: string };

/** Finds the ULID of the upload's newest production that was, or will be, rendered with these settings. */
export async function findIdentical(
  { db, ...parts }: Parts,
  userId: number,
  upload: Upload,
  settingsHash: string,
): Promise<string | null> {
  const whose = { userId, uploadId: upload.id };
  const pinned = await findProductionWithSettings(db, whose, settingsHash);
  const waiting = await unpinnedProductionsOf(db, whose);
  const hashOf = openHasher(parts, upload);
  const same = waiting.find(({ config }) => hashOf(config) === settingsHash);
  return (same && (!pinned || same.id > pinned.id) ? same : pinned)?.ulid ?? null;
}

/**
 * Returns a function that hashes settings as the worker would fill them now; its result is undefined if it could not.
 * Many productions wait with few different settings, and each of these is filled once.
 */
function openHasher({ profiles, outputBucket }: Omit<Parts, 'db'>, upload: Upload) {
  const hashes = new Map<string, string | undefined>();
  return (config: ProductionConfig | null): string | undefined =>
    unlessUnfillable(() => {
      const profile = resolveProfile(profiles, upload, config ?? {});
      const audio = config?.audio;
      const key = `${audio} ${profile.name}`;
      if (!hashes.has(key))
        hashes.set(
          key,
          unlessUnfillable(() => {
            const tokens = tokenValuesOf(upload, { outputBucket, productionUlid: placeholderUlid });
            const settings = fillSettings(profile, tokens, { audio, source: upload.source });
            return hashSettings(settings, placeholderUlid);
          }),
        );
      return hashes.get(key);
    });
}

function unlessUnfillable(hash: () => string | undefined): string | undefined {
  try {
    return hash();
  } catch {
    // Whatever is wrong with it ends that production, and must not take the plan of another one.
    return undefined;
  }
}
