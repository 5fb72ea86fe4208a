import { closestMatch } from '@bacs/mediaconvert-model';
import { hashOf, type Json } from '../json.ts';
import { summarizeRenditions } from '../settings/summarize-renditions.ts';
import { nothingOfItsKind, type Selection } from './apply-each.ts';
import type { Profile } from './catalogue.ts';
import { composeProfile } from './compose.ts';
import { CompositionError } from './errors.ts';
import { findProblems } from './find-problems.ts';
import type { Part } from './part.ts';
import type { Folder } from './read-folder.ts';

export type Built = {
  file: Part;
  /** as far as it could be built; to be used only if there is no problem */
  profile: Profile;
  problems: CompositionError[];
  /** the profile's own file and those that it extends */
  parts: ReadonlySet<Part>;
  selections: Selection[];
};

/** @param folders where parts are looked for, the nearest first, each with the profiles beside them */
export function buildProfile(file: Part, folders: Folder[]): Built {
  const { settings, parts, problems, selections } = composeProfile(
    file,
    (name) => folders.find((folder) => folder.parts.has(name))?.parts.get(name),
    (name) => describeMissing(name, folders),
  );
  const profile = {
    name: file.name,
    settings,
    hash: hashOf(settings as Json),
    renditions: summarizeRenditions(settings),
  };
  const named = findNameProblems(file);
  const isWhole = ![...parts].some(({ isBroken }) => isBroken) && !problems.some(isAboutExtends);
  if (!isWhole) {
    // What is missing may be in the part that is missing, so that is not told.
    const sure = problems.filter(({ reason }) => reason !== nothingOfItsKind);
    return { file, profile, problems: [...named, ...sure], parts, selections: [] };
  }
  const wrong = findProblems(settings).map((reason) => new CompositionError(file, '', reason));
  return { file, profile, problems: [...named, ...problems, ...wrong], parts, selections };
}

function describeMissing(name: string, folders: Folder[]): string {
  const missing = `there is no part ${name}`;
  if (folders.some(({ profiles }) => profiles.has(name)))
    return `${missing}; a profile of this name is there, but only parts can be extended: extend what it extends`;
  const match = closestMatch(
    name,
    folders.flatMap(({ parts }) => [...parts.keys()]),
  );
  return match === undefined ? missing : `${missing}; did you mean ${match.suggestion}?`;
}

function findNameProblems(file: Part): CompositionError[] {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(file.name)) return [];
  return [new CompositionError(file, '', 'a profile is named in lower case, digits and single dashes')];
}

function isAboutExtends({ path }: CompositionError): boolean {
  return path.startsWith('$extends');
}
