import type { ServerProblem } from '@bacs/domain';
import { explainAwsError } from './aws/explain-error.ts';
import { type Check, type Diagnosis, type Finding, NotCheckedError } from './check.ts';

type Outcome = { about: string; problems: ServerProblem[]; skipped?: string };

/** Makes all checks at once. None takes longer than the limit, and none keeps the others from being made. */
export async function runChecks(checks: Check[], limitMs: number): Promise<Diagnosis> {
  const outcomes = await Promise.all(checks.map((check) => make(check, limitMs)));
  return {
    checks: checks.length,
    findings: mergeFindings(outcomes),
    skipped: outcomes.flatMap(({ about, skipped }) =>
      skipped === undefined ? [] : [{ about, reason: skipped }],
    ),
  };
}

async function make({ about, find }: Check, limitMs: number): Promise<Outcome> {
  const signal = AbortSignal.timeout(limitMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  late.catch(() => {});
  try {
    return { about, problems: await Promise.race([find(signal), late]) };
  } catch (error) {
    if (error instanceof NotCheckedError) return { about, problems: [], skipped: error.message };
    return { about, problems: [signal.aborted ? tooLate(limitMs) : explain(error)] };
  }
}

/** One cause that shows in several places, such as missing credentials, is one finding. */
function mergeFindings(outcomes: Outcome[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const { about, problems } of outcomes)
    for (const { code, message, severity = 'error' } of problems) {
      const known = merged.get(`${code} ${message}`);
      if (known) known.about.push(about);
      else merged.set(`${code} ${message}`, { severity, code, about: [about], message });
    }
  return order.flatMap((severity) => [...merged.values()].filter((found) => found.severity === severity));
}

const order: Finding['severity'][] = ['fatal', 'error', 'warning'];

function tooLate(limitMs: number): ServerProblem {
  return {
    code: 'CHECK_TOO_LATE',
    message: `It did not answer within ${limitMs / 1_000} s: look whether this machine reaches it, or give it longer with --timeout.`,
  };
}

function explain(error: unknown): ServerProblem {
  return (
    explainAwsError(error) ?? {
      code: 'CHECK_FAILED',
      message: `It could not be checked: ${error instanceof Error ? error.message : error}`,
    }
  );
}
