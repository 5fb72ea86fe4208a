import { hashOf, type Json } from '../json.ts';
import { summarizeRenditions } from '../settings/summarize-renditions.ts';
import { nothingOfItsKind, type Selection } from './apply-each.ts';
import type { Profile } from './catalogue.ts';
import { composeProfile } from './compose.ts';
import { CompositionError } from './errors.ts';
import { findProblems } from './find-problems.ts';
import type { Part } from './part.ts';

export type Built = {
  file: Part;
  /** as far as it could be built; to be used only if there is no problem */
  profile: Profile;
  problems: CompositionError[];
  /** the profile's own file and those that it extends */
  parts: ReadonlySet<Part>;
  selections: Selection[];
};

/** @param folders where parts are looked for, the nearest first */
export function buildProfile(file: Part, folders: ReadonlyMap<string, Part>[]): Built {
  const { settings, parts, problems, selections } = composeProfile(file, (name) =>
    folders.find((folder) => folder.has(name))?.get(name),
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

function findNameProblems(file: Part): CompositionError[] {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(file.name)) return [];
  return [new CompositionError(file, '', 'a profile is named in lower case, digits and single dashes')];
}

function isAboutExtends({ path }: CompositionError): boolean {
  return path.startsWith('$extends');
}
