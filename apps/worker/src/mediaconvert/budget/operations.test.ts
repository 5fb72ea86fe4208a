import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operations } from './operations.ts';
import { parseRates } from './rates.ts';

const source = join(import.meta.dirname, '../..');

it('every call to MediaConvert of the worker has an importance', async () => {
  const files = (await readdir(source, { recursive: true })).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const calls = await Promise.all(
    files.map(async (file) => callsIn(await readFile(join(source, file), 'utf8'))),
  );
  expect([...new Set(calls.flat())].sort()).toEqual([...operations].sort());
});

/** The commands and paginators that a file imports from the client of MediaConvert */
function callsIn(text: string): string[] {
  const imports = [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-mediaconvert'/g)];
  return imports.flatMap(([, names = '']) =>
    [...names.matchAll(/\b(\w+)Command\b|\bpaginate(\w+)\b/g)].map(
      ([, command, paged]) => command ?? paged ?? '',
    ),
  );
}

it('reads rates as they are written', () => {
  expect([...parseRates('CreateJob=1, GetJob=0.5:20')]).toEqual([
    ['CreateJob', { perSecond: 1, burst: 1 }],
    ['GetJob', { perSecond: 0.5, burst: 20 }],
  ]);
});

it.each([
  '',
  'CreateJob',
  'CreateJob=',
  'CreateJob=0',
  'CreateJob=-1',
  'CreateJob=1:0',
  'DeleteJob=1',
  'CreateJob=1,',
  'GetJob=1,GetJob=2',
  'GetJob=1.2.3',
])('does not take %j for rates', (text) => {
  expect(() => parseRates(text)).toThrow('must list rates such as CreateJob=1,GetJob=2:20');
});
