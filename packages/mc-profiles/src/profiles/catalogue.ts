import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { hashOf, type Json } from '../json.ts';
import { type RenditionSummary, summarizeRenditions } from '../settings/summarize-renditions.ts';
import { composeProfile } from './compose.ts';
import { InvalidProfilesError, type ProfileProblem, UnknownProfileError } from './errors.ts';
import { findProblems } from './find-problems.ts';
import { type PartFile, readFolder } from './read-folder.ts';

export type Profile = {
  name: string;
  /** the template: MediaConvert job settings with tokens */
  settings: JobSettings;
  /** SHA-256 of the template's canonical JSON, in hex */
  hash: string;
  renditions: RenditionSummary[];
};

export type ProfileCatalogue = {
  /** @throws UnknownProfileError */
  get(name: string): Profile;
  /** All profiles, sorted by name */
  list(): Profile[];
};

type ProfileFolder = {
  profiles: Map<string, PartFile>;
  /** nearest folder first */
  parts: Map<string, PartFile>[];
};

const builtIn = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Loads the built-in profiles and, if `dir` is given, an operator's own from `dir/profiles` and `dir/parts`. An
 * operator's profile replaces the built-in one with the same name, and finds the operator's parts before the built-in
 * ones. The built-in profiles never see the operator's parts.
 * @throws InvalidProfilesError with everything that is wrong
 */
export async function loadProfiles({ dir }: { dir?: string | undefined } = {}): Promise<ProfileCatalogue> {
  const builtInParts = await readFolder(join(builtIn, 'parts'));
  const folders = [{ profiles: await readFolder(join(builtIn, 'profiles')), parts: [builtInParts] }];
  if (dir !== undefined) folders.push(await readOperatorFolder(dir, builtInParts));

  const chosen = new Map(
    folders.flatMap((folder) =>
      [...folder.profiles.values()].map((file) => [file.name, { file, folder }] as const),
    ),
  );
  const problems: ProfileProblem[] = [];
  const profiles = new Map<string, Profile>();
  for (const { file, folder } of chosen.values()) {
    try {
      profiles.set(file.name, buildProfile(file, folder));
    } catch (error) {
      problems.push(...toProblems(error, file));
    }
  }
  if (problems.length > 0) throw new InvalidProfilesError(problems);
  return createCatalogue(profiles);
}

async function readOperatorFolder(dir: string, builtInParts: Map<string, PartFile>): Promise<ProfileFolder> {
  const profiles = await readFolder(join(dir, 'profiles')).catch((error: unknown) => {
    const reason = `it cannot be read: ${error instanceof Error ? error.message : error}`;
    throw new InvalidProfilesError([{ profile: '', file: join(dir, 'profiles'), reason }]);
  });
  const ownParts = await readFolder(join(dir, 'parts')).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return new Map<string, PartFile>();
    throw error;
  });
  return { profiles, parts: [ownParts, builtInParts] };
}

function buildProfile(file: PartFile, { parts }: ProfileFolder): Profile {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(file.name)) {
    throw new Error('a profile is named in lower case, digits and single dashes');
  }
  const settings = composeProfile(file.read(), (name) =>
    parts
      .find((folder) => folder.has(name))
      ?.get(name)
      ?.read(),
  );
  const problems = findProblems(settings);
  if (problems.length > 0) throw new AggregateError(problems);
  return {
    name: file.name,
    settings,
    hash: hashOf(settings as Json),
    renditions: summarizeRenditions(settings),
  };
}

function toProblems(error: unknown, { name, file }: PartFile): ProfileProblem[] {
  const reasons = error instanceof AggregateError ? error.errors : [error];
  return reasons.map((reason) => ({
    profile: name,
    file,
    reason: reason instanceof Error ? reason.message : String(reason),
  }));
}

function createCatalogue(profiles: Map<string, Profile>): ProfileCatalogue {
  const names = [...profiles.keys()].sort();
  const get = (name: string): Profile => {
    const profile = profiles.get(name);
    if (profile === undefined) throw new UnknownProfileError(name, names);
    return profile;
  };
  return { get, list: () => names.map(get) };
}
