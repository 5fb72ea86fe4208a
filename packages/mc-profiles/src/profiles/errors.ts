/** Where a profile or a part comes from. */
export type PartFile = { name: string; file?: string };

/** A part cannot be read or composed. `path` is the JSON path within the part's file. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError';
  readonly code = 'PROFILE_COMPOSITION';
  readonly part: string;
  readonly file: string;
  readonly path: string;
  readonly reason: string;

  constructor(part: PartFile, path: string, reason: string) {
    super(`part ${part.name}${path === '' ? '' : ` at ${path}`}: ${reason}`);
    this.part = part.name;
    this.file = part.file ?? part.name;
    this.path = path;
    this.reason = reason;
  }
}

/** Takes an error: it collects it so that the work goes on, or throws it. */
export type Report = (error: CompositionError) => void;

export function throwError(error: CompositionError): never {
  throw error;
}

export type ProfileProblem = {
  file: string;
  /** JSON path within the file; empty if the whole file is meant, or the reason names a path in the composed settings */
  path: string;
  reason: string;
  /** the profiles that meet the problem, where a part is wrong only for some; empty where the file itself is wrong */
  profiles: string[];
};

export function describeProblem({ file, path, reason, profiles }: ProfileProblem): string {
  const met = profiles.length === 0 ? '' : ` (in ${profiles.join(', ')})`;
  return `${[file, path, reason].filter((text) => text !== '').join(': ')}${met}`;
}

/** The profiles of a folder are invalid. The error lists everything that is wrong, and the files that are not used. */
export class InvalidProfilesError extends Error {
  override readonly name = 'InvalidProfilesError';
  readonly code = 'PROFILES_INVALID';
  readonly problems: ProfileProblem[];
  readonly warnings: ProfileProblem[];

  constructor(problems: ProfileProblem[], warnings: ProfileProblem[]) {
    const lines = (list: ProfileProblem[]) =>
      list.map((problem) => `\n  ${describeProblem(problem)}`).join('');
    const noted = warnings.length === 0 ? '' : `\nalso worth a look:${lines(warnings)}`;
    super(`invalid profiles:${lines(problems)}${noted}`);
    this.problems = problems;
    this.warnings = warnings;
  }
}

export class UnknownProfileError extends Error {
  override readonly name = 'UnknownProfileError';
  readonly code = 'PROFILE_UNKNOWN';
  readonly profile: string;
  readonly known: string[];

  constructor(profile: string, known: string[]) {
    super(`unknown profile ${JSON.stringify(profile)}; there are ${known.join(', ')}`);
    this.profile = profile;
    this.known = known;
  }
}
