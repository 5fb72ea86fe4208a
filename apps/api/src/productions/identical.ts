import type { Upload } from '@bacs/db';
import { findProductionWithSettings, unpinnedProductionsOf } from '@bacs/db/productions';
import {
  hashSettings,
  resolveProfile,
  TokenError,
  tokenValuesOf,
  UnknownProfileError,
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
  const same = waiting.find((production) => hashOf(parts, upload, production) === settingsHash);
  return (same && (!pinned || same.id > pinned.id) ? same : pinned)?.ulid ?? null;
}

/** Hashes the settings as the worker would fill them now; undefined if it could not. */
function hashOf(
  { profiles, outputBucket }: Omit<Parts, 'db'>,
  upload: Upload,
  { ulid, config }: Awaited<ReturnType<typeof unpinnedProductionsOf>>[number],
): string | undefined {
  try {
    const tokens = tokenValuesOf(upload, { outputBucket, productionUlid: ulid });
    const fill = { audio: config?.audio, source: upload.source };
    return hashSettings(resolveProfile(profiles, upload, config ?? {}), tokens, fill);
  } catch (error) {
    if (error instanceof UnknownProfileError || error instanceof TokenError) return undefined;
    // The row may hold something else than settings.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
