import { createHash } from 'node:crypto';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { RenditionSummary } from '../settings/summarize-renditions.ts';
import { type ProfileProblem, UnknownProfileError } from './errors.ts';

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
  /** Equal for two processes whose profiles are equal. */
  hash: string;
  /** files of the operator's folder that are not used, or that take the place of others */
  warnings: ProfileProblem[];
};

export function createCatalogue(profiles: Profile[], warnings: ProfileProblem[]): ProfileCatalogue {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const names = [...byName.keys()].sort();
  const get = (name: string): Profile => {
    const profile = byName.get(name);
    if (profile === undefined) throw new UnknownProfileError(name, names);
    return profile;
  };
  const list = () => names.map(get);
  const hash = createHash('sha256').update(JSON.stringify(list().map(({ name, hash }) => [name, hash])));
  return { get, list, hash: hash.digest('hex'), warnings };
}
