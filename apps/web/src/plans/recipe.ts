import type { NewProduction } from '@bacs/client';

/** What somebody wants to be made of an upload: one production */
export type Recipe = Pick<NewProduction, 'profile' | 'quality' | 'audio'> & { key: number };

let count = 0;

export function newRecipe(): Recipe {
  return { key: ++count, quality: 'standard', audio: 'original' };
}

/** Leaves out what the API chooses by itself. */
export function choiceOf({ profile, quality, audio }: Recipe): Omit<Recipe, 'key'> {
  return { profile: profile || undefined, quality, audio };
}

const hinders = /^(UPLOAD_INCOMPLETE|OUTPUT_COLLISION|OUTPUT_TOO_LARGE|NO_PICTURE|TOKEN_.*)$/;

/** Tells whether a problem of a plan prevents the render; others will only be seen in it. */
export function isHindrance({ code }: { code: string }): boolean {
  return hinders.test(code);
}

/** A worker asks MediaConvert what the file is; the plan is right once it has. */
export function isUnknownYet({ code }: { code: string }): boolean {
  return code === 'SOURCE_UNKNOWN' || code === 'SIZE_UNKNOWN';
}
