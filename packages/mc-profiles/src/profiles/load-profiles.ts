import { fileURLToPath } from 'node:url';
import { type Built, buildProfile } from './build-profile.ts';
import { createCatalogue, type ProfileCatalogue } from './catalogue.ts';
import { type CompositionError, InvalidProfilesError, type ProfileProblem, type Report } from './errors.ts';
import { findIdleSelectors } from './find-idle-selectors.ts';
import { findUnread, findUnused, type Notice } from './find-unused.ts';
import type { Part } from './part.ts';
import { type Folder, readFolder } from './read-folder.ts';

const builtInDir = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Loads the built-in profiles and, if `dir` is given, an operator's own from `dir/profiles` and `dir/parts`. An
 * operator's profile replaces the built-in one with the same name, and finds the operator's parts before the built-in
 * ones. The built-in profiles never see the operator's parts.
 * @throws InvalidProfilesError with everything that is wrong
 */
export async function loadProfiles({ dir }: { dir?: string | undefined } = {}): Promise<ProfileCatalogue> {
  const wrongFiles: CompositionError[] = [];
  const report = (error: CompositionError) => wrongFiles.push(error);
  const builtIn = await readFolder(builtInDir, { report });
  const own = dir === undefined ? undefined : await readAndCheck(dir, report);

  const ours = [...builtIn.profiles.values()]
    .filter(({ name }) => !own?.profiles.has(name))
    .map((file) => buildProfile(file, [builtIn]));
  const theirs = [...(own?.profiles.values() ?? [])].map((file) =>
    buildProfile(file, own ? [own, builtIn] : []),
  );
  const problems = [
    ...wrongFiles.map((error) => toProblem(error)),
    ...[...ours, ...theirs].flatMap((built) => built.problems.map((error) => toProblem(error, built))),
    ...findIdleSelectors(theirs, filesOf(own)).map((error) => toProblem(error)),
  ];
  const warnings =
    dir === undefined || own === undefined ? [] : await findWarnings(dir, own, theirs, builtIn);
  if (problems.length > 0) throw new InvalidProfilesError(mergeAlike(problems), warnings);
  return createCatalogue(
    [...ours, ...theirs].map(({ profile }) => profile),
    warnings,
  );
}

/**
 * A test checks the built-in files. The check takes MediaConvert's model and a parser of YAML, which are loaded only for
 * an operator's files, since every process loads the profiles when it starts.
 */
async function readAndCheck(dir: string, report: Report): Promise<Folder> {
  const { checkFile } = await import('./check-file.ts');
  return await readFolder(dir, { report, check: checkFile });
}

function filesOf(folder: Folder | undefined): Part[] {
  return folder === undefined ? [] : [...folder.profiles.values(), ...folder.parts.values()];
}

async function findWarnings(
  dir: string,
  own: Folder,
  theirs: Built[],
  builtIn: Folder,
): Promise<ProfileProblem[]> {
  const used = new Set(theirs.flatMap(({ parts }) => [...parts]));
  const notices: Notice[] = [...(await findUnread(dir)), ...findUnused(dir, own, used, builtIn)];
  return notices.map((notice) => ({ ...notice, path: '', profiles: [] }));
}

/** @param met the profile that meets the problem; it is named if the problem is in another file than its own */
function toProblem({ file, path, reason }: CompositionError, met?: Built): ProfileProblem {
  const isNamed = met !== undefined && met.file.file !== file;
  return { file, path, reason, profiles: isNamed ? [met.profile.name] : [] };
}

/** Several profiles may meet the same problem of a part. All that is wrong with a file is told together. */
function mergeAlike(problems: ProfileProblem[]): ProfileProblem[] {
  const merged = new Map<string, ProfileProblem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.file, problem.path, problem.reason]);
    const profiles = [...new Set([...(merged.get(key)?.profiles ?? []), ...problem.profiles])];
    merged.set(key, { ...problem, profiles });
  }
  return [...merged.values()].toSorted(
    (one, other) => Number(one.file > other.file) - Number(one.file < other.file),
  );
}
