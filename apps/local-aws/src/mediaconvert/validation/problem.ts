/** A problem has a text and a place: a JSON pointer below the settings, such as `/outputGroups/0/outputs`. */
export type Problem = { at: string; text: string };

export function describeProblems(problems: Problem[]): string {
  return problems.map(({ at, text }) => `${at}: ${text}`).join(' | ');
}
