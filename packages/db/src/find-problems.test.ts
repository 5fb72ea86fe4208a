import { expect, it } from 'vitest';
import { findVersionProblem } from './find-problems.ts';

it.each([
  ['8.4.2', undefined],
  ['9.1.0-cloud', undefined],
  ['10.11.6-MariaDB-0+deb12u1', undefined],
  ['11.4.2-MariaDB-log', undefined],
  ['8.0.39', 'DATABASE_OUTDATED'],
  ['8.0.mysql_aurora.3.05.2', 'DATABASE_OUTDATED'],
  ['10.6.18-MariaDB', 'DATABASE_OUTDATED'],
  ['5.7.44-log', 'DATABASE_TOO_OLD'],
  ['10.5.25-MariaDB', 'DATABASE_TOO_OLD'],
  ['5.5.68-MariaDB', 'DATABASE_TOO_OLD'],
])('knows what runs on %s', (version, code) => {
  expect(findVersionProblem(version)?.code).toBe(code);
});
