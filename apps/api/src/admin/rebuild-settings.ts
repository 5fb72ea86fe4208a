import type { Production, Upload } from '@bacs/db';
import { fillSettings, hashSettings, type ProfileCatalogue, tokenValuesOf } from '@bacs/mc-profiles';

/**
 * Builds the settings of a production as a worker would now. They are those that MediaConvert has got if their hash is
 * the production’s: since then the profile may have changed, or the source been described.
 */
export function rebuildSettings(
  profiles: ProfileCatalogue,
  {
    production,
    upload,
    outputBucket,
  }: { production: Production; upload: Upload | undefined; outputBucket: string },
): { settings: object | null; same: boolean | null; problem: string | null } {
  const { profile, config, ulid, settings_hash: hash } = production;
  if (profile === null) return refuse('The profile is not chosen yet');
  if (!upload) return refuse('The upload is gone');
  try {
    const tokens = tokenValuesOf(upload, { outputBucket, productionUlid: ulid });
    const settings = fillSettings(profiles.get(profile), tokens, {
      audio: config?.audio,
      source: upload.source,
    });
    return { settings, same: hash === null ? null : hashSettings(settings, ulid) === hash, problem: null };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string) {
  return { settings: null, same: null, problem };
}
