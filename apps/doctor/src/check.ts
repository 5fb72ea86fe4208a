import type { ServerProblem } from '@bacs/domain';

/** A look at one part of what the service needs. It is told when nobody waits for it any more. */
export type Check = { about: string; find: (signal: AbortSignal) => Promise<ServerProblem[]> };

/** The doctor may not look at this, or there is nothing to look at. That says nothing about the system. */
export class NotCheckedError extends Error {
  override name = 'NotCheckedError';
}

export type Finding = {
  severity: 'fatal' | 'error' | 'warning';
  code: string;
  /** The parts of the system in which it was found. */
  about: string[];
  /** What is wrong and what to do */
  message: string;
};

export type Diagnosis = { checks: number; findings: Finding[]; skipped: { about: string; reason: string }[] };
