import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../../support/api.ts';
import { type Measurement, measureWorlds } from './measure.ts';
import { parametersLeftOut } from './measure-routes.ts';

const api = await startApi('rows_read');

let small: Measurement;
let amongOthers: Measurement;
let ofOnesOwn: Measurement;

beforeAll(async () => {
  const sizes = [
    { others: 2_500, own: 300 },
    { others: 10_000, own: 300 },
    { others: 10_000, own: 3_000 },
  ];
  const url = api.environment['DATABASE_URL'] ?? '';
  const t = performance.now();
  const measured = await measureWorlds(api.deps, api.s3, { url, sizes });
  console.log('took', performance.now() - t);
  for (const kind of ['routes', 'jobs'] as const)
    for (const [i, m] of (measured[0]?.[kind] ?? []).entries())
      console.log(
        [m.name.padEnd(60), ...measured.map((x) => `${x[kind][i]?.rows}/${x[kind][i]?.statements}`)].join(
          '\t',
        ),
      );
  [small, amongOthers, ofOnesOwn] = measured as [Measurement, Measurement, Measurement];
});

describe('the rows that a request reads', () => {
  it('are counted for every query parameter', () => {
    expect(parametersLeftOut(api.app)).toEqual([]);
  });
  it('x', () => {
    expect(small && amongOthers && ofOnesOwn).toBeTruthy();
  });
});
