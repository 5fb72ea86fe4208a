import type { CreateJobCommandInput } from '@aws-sdk/client-mediaconvert';
import type { Production, SourceProblem, Upload } from '@bacs/db';
import { fillAndHash, resolveProfile, tokenValuesOf } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';
import { userMetadataOf } from '../mediaconvert/user-metadata.ts';

export type BuiltJob = {
  profile: string;
  settingsHash: string;
  /** why the settings were chosen without a description of the source */
  sourceProblem: SourceProblem | null;
  request: CreateJobCommandInput;
};

/**
 * Builds the CreateJob request of a production. Once there is an intent, the request keeps to the profile of that, also
 * when the production is rendered again: the outputs then take the places of those that a failed job has left.
 * @throws UnknownProfileError, TokenError when it cannot be built; trying again will not help.
 */
export function buildJob(
  { profiles, config }: Pick<Dependencies, 'profiles' | 'config'>,
  production: Production,
  upload: Upload,
): BuiltJob {
  const choice = production.config ?? {};
  const fill = { audio: choice.audio, source: upload.source };
  const pinned = production.submit_intent_at || production.failed_jobs ? production.profile : null;
  const profile = pinned === null ? resolveProfile(profiles, upload, choice) : profiles.get(pinned);
  const tokens = tokenValuesOf(upload, {
    outputBucket: config.OUTPUT_BUCKET,
    productionUlid: production.ulid,
  });
  const { settings, hash } = fillAndHash(profile, tokens, fill);
  return {
    profile: profile.name,
    sourceProblem: upload.source === null ? upload.source_problem : null,
    settingsHash: hash,
    request: {
      Role: config.MEDIACONVERT_ROLE_ARN,
      Queue: config.MEDIACONVERT_QUEUE,
      Settings: settings,
      StatusUpdateInterval: 'SECONDS_10',
      ClientRequestToken: tokenOf(production),
      UserMetadata: userMetadataOf(production.ulid),
    },
  };
}

/** For a minute, a token stands for the job that was made with it: what is rendered again needs another one. */
function tokenOf({ ulid, failed_jobs }: Production): string {
  return failed_jobs ? `${ulid}-${failed_jobs.length + 1}` : ulid;
}
