/** A part cannot be read or composed. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError';
  readonly code = 'PROFILE_COMPOSITION';
  readonly part: string;
  readonly path: string;

  constructor(part: string, path: string, reason: string) {
    super(`part ${part}${path === '' ? '' : ` at ${path}`}: ${reason}`);
    this.part = part;
    this.path = path;
  }
}

export type ProfileProblem = {
  profile: string;
  file: string;
  reason: string;
};

/** The profiles of a folder are invalid; the error lists everything that is wrong. */
export class InvalidProfilesError extends Error {
  override readonly name = 'InvalidProfilesError';
  readonly code = 'PROFILES_INVALID';
  readonly problems: ProfileProblem[];

  constructor(problems: ProfileProblem[]) {
    super(`invalid profiles:\n${problems.map(({ file, reason }) => `  ${file}: ${reason}`).join('\n')}`);
    this.problems = problems;
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
