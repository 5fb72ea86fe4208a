import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainFailure, failures } from './explain-failure.ts';
import { failureClasses } from './failure.ts';
import { mediaConvertFailures } from './mediaconvert.ts';

const root = join(import.meta.dirname, '../../../..');

/** https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html, as of 2026 */
const listedByAws = [
  ...[1010, 1020, 1021, 1022, 1030, 1040, 1041, 1042, 1043, 1056, 1060, 1075, 1076, 1080, 1091, 1092, 1093],
  ...[1401, 1404, 1432, 1433, 1434, 1515, 1517, 1522, 1550, 1601, 1602, 1603, 1700, 1999],
  ...[3400, 3401, 3403, 3404, 3408, 3450, 3451, 3452, 3453, 3454, 3455, 3456, 3457, 3458, 3999],
];
const ofAnOlderList = [1050, 1507];

it('every code that AWS lists is explained, and no other number', () => {
  expect(listedByAws).toHaveLength(46);
  expect(Object.keys(mediaConvertFailures).map(Number)).toEqual(
    [...listedByAws, ...ofAnOlderList].sort((one, other) => one - other),
  );
});

it('every code that the worker gives is explained, and no other word', () => {
  const files = globSync('apps/worker/src/{render,delete}/**/*.ts', { cwd: root });
  const given = files.flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    // A code of Probe says why a source is not described, which ends nothing.
    return [...source.matchAll(/'(?!PROBE_)([A-Z]+(?:_[A-Z]+)+)'/g)].flatMap(([, code]) => code ?? []);
  });
  const words = [...failures.keys()].filter((code) => /\D/.test(code));
  expect([...new Set(given)].sort()).toEqual(words.sort());
});

describe.each([...failures])('%s', (code, failure) => {
  it('has a class, and a sentence that says what to do', () => {
    expect(failureClasses).toContain(failure.class);
    expect(failure.help).toMatch(/^[A-Z].{30,240}[.]$/);
    expect(explainFailure(code)).toBe(failure);
  });

  it('is rendered again by itself only if AWS is at fault and trying again can help', () => {
    if (failure.transient) expect(failure).toMatchObject({ class: 'aws', retryable: true });
    if (failure.class === 'settings') expect(failure.retryable).toBe(false);
  });
});

it.each(['4711', 'NEVER_HEARD_OF', null])('a code that nobody knows, %s, is left to people', (code) => {
  expect(explainFailure(code)).toMatchObject({ class: 'aws', retryable: true, transient: false });
});

it('docs/failures.md has the table as it is', () => {
  const page = readFileSync(join(root, 'docs/failures.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (\w+) +\| ([\w ]+?) +\| (.+?) +\|$/gm)];
  const told = rows.map(([, code, fault, again, help]) => [code, fault, again, help]);
  const again = { lasting: 'no', retryable: 'yes', transient: 'by itself' };
  const table = [...failures].map(([code, { class: fault, help, ...failure }]) => {
    const kind = failure.transient ? 'transient' : failure.retryable ? 'retryable' : 'lasting';
    return [code, fault, again[kind], help];
  });
  expect(told.toSorted()).toEqual(table.toSorted());
});
