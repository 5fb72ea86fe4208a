import type { Check } from './check.ts';
import type { Verdict } from './judge.ts';

const shown = 10;

/** Draws the table for people. */
export function drawReport({ checks, figures }: Verdict): string {
  const facts = figures.map(([what, value]) => `  ${what.padEnd(38)} ${value}`);
  return [...drawPromises(checks), '', ...facts, ...drawProblems(checks)].join('\n');
}

/** Draws the promises, and the problems of those that were broken. */
export function drawChecks(checks: Check[]): string[] {
  return [...drawPromises(checks), ...drawProblems(checks)];
}

function drawPromises(checks: Check[]): string[] {
  return checks.map(({ id, promise, problems }) => {
    const result =
      problems.length === 0 ? 'ok' : `${problems.length} problem${problems.length > 1 ? 's' : ''}`;
    return `  ${id.padEnd(4)} ${promise.padEnd(44)} ${result}`;
  });
}

function drawProblems(checks: Check[]): string[] {
  return checks.flatMap(({ id, promise, problems }) => listProblems(id || promise, problems));
}

function listProblems(title: string, problems: string[]): string[] {
  if (problems.length === 0) return [];
  const more = problems.length > shown ? [`    … and ${problems.length - shown} more`] : [];
  return ['', `  ${title}:`, ...problems.slice(0, shown).map((problem) => `    ${problem}`), ...more];
}
