import type { Diagnosis, Finding } from './check.ts';

/** What is to be mended makes the doctor's exit code 1; warnings do not. */
export function isHealthy({ findings }: Diagnosis): boolean {
  return findings.every(({ severity }) => severity === 'warning');
}

/** Describes a diagnosis for people: a line for each finding, and one at the end, which stands alone when all is well. */
export function describeDiagnosis(diagnosis: Diagnosis): string {
  const { checks, findings, skipped } = diagnosis;
  const lines = [
    ...findings.map(
      ({ severity, about, message, code }) =>
        `${words[severity].padEnd(width)} ${about.join(', ')}: ${message} (${code})`,
    ),
    ...skipped.map(({ about, reason }) => `${'not checked'.padEnd(width)} ${about}: ${reason}`),
  ];
  const wrong = findings.length === 0 ? 'nothing is wrong' : `${count(findings)} found`;
  const left = skipped.length === 0 ? '' : `, ${skipped.length} not made`;
  return [...lines, `${wrong}; ${checks} checks${left}`].join('\n');
}

const words: Record<Finding['severity'], string> = { fatal: 'fatal', error: 'error', warning: 'warning' };
const width = 'not checked'.length;

function count(findings: Finding[]): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const problems = findings.length - warnings;
  const parts = [problems > 0 && several(problems, 'problem'), warnings > 0 && several(warnings, 'warning')];
  return parts.filter(Boolean).join(' and ');
}

function several(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
