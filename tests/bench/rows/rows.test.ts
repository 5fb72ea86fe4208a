import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../../support/api.ts';
import { type Comparison, compare } from './compare.ts';
import { measureWorlds } from './measure.ts';
import { parametersLeftOut } from './measure-routes.ts';

const api = await startApi('rows_read');
let comparisons: Comparison[];

// A query that reads all of a table reads thousands more in the larger worlds.
const sizes = [
  { others: 1_000, own: 300 },
  { others: 3_000, own: 300 },
  { others: 3_000, own: 1_000 },
];

beforeAll(async () => {
  const url = api.environment['DATABASE_URL'] ?? '';
  comparisons = compare(await measureWorlds(api.deps, api.s3, { url, sizes }));
}, 600_000);

describe('what a request costs the database', () => {
  it('is counted for every route, with every query parameter', () => {
    expect(parametersLeftOut(api.app)).toEqual([]);
  });

  it('does not grow with what others own, nor with what its caller owns', () => {
    expect(comparisons.length).toBeGreaterThan(100);
    expect(comparisons.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  it('is little: a page of twenty reads a few rows for each', () => {
    const lists = comparisons.filter(({ name }) => name.startsWith('list'));
    for (const { name, rows } of lists) {
      // A page with what waits in line has positions, which have a bound of their own.
      const waits =
        name.startsWith('listProductions') &&
        !/, (submitted|processing|completed)|failed|, canceled|, deleting/.test(name);
      expect(Math.max(...rows), name).toBeLessThan(waits ? 2_200 : 140);
    }
  });
});
