import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { expect, it } from 'vitest';

const page = await readFile(join(repositoryRoot, 'docs/reliability.md'), 'utf8');
/** The page says in which file each row is tested. */
const places = new Map(
  [...page.matchAll(/^\| +(\d+) +\|.*\| +([a-z-]+) +\|$/gm)].map(([, row, file]) => [Number(row), file]),
);
/** The titles of each file name these rows. */
const named = new Map(
  await Promise.all(
    (await readdir(import.meta.dirname))
      .filter((file) => file.endsWith('.test.ts') && file !== 'matrix.test.ts')
      .map(async (file) => {
        const source = await readFile(join(import.meta.dirname, file), 'utf8');
        return [file.replace('.test.ts', ''), rowsIn(source)] as const;
      }),
  ),
);

it('the page has a row for every fault of this release', () => {
  const wanted = numbers(1, 72);
  expect([...places.keys()].sort((a, b) => a - b)).toEqual(wanted);
});

it('every row of the page is forced by a test of the file that it names', () => {
  const unforced = [...places].filter(([row, file]) => !named.get(file ?? '')?.has(row));
  expect(unforced).toEqual([]);
});

it('no test forces a row that the page does not have', () => {
  const unknown = [...named].flatMap(([file, rows]) =>
    [...rows].filter((row) => !places.has(row)).map((row) => [file, row]),
  );
  expect(unknown).toEqual([]);
});

it('reads the rows of a title as a person does', () => {
  expect([...rowsIn("it('row 7: a', () => {}); it('rows 41, 42: b')")]).toEqual([7, 41, 42]);
  expect([...rowsIn('it.each(x)("rows 3–5: c")')]).toEqual([3, 4, 5]);
  expect([...rowsIn("it('a row 9')")]).toEqual([]);
});

function rowsIn(source: string): Set<number> {
  const titles = source.matchAll(/['"`]rows? ([\d, –-]+):/g);
  return new Set(
    [...titles].flatMap(([, list = '']) =>
      list.split(',').flatMap((part) => {
        const [first = 0, last = first] = part.split(/[–-]/).map(Number);
        return numbers(first, last);
      }),
    ),
  );
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
