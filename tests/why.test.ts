import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { expect, it } from 'vitest';

const page = await readFile(join(repositoryRoot, 'docs/why.md'), 'utf8');
const rows = [...page.matchAll(/^\| (.+?) +\|.*\| ([a-z/-]+): (.+?) +\|$/gm)].map(
  ([, cause, file, title]) => ({
    cause: cause ?? '',
    file: file ?? '',
    title: title ?? '',
  }),
);

it('every cause of docs/why.md has a test', () => {
  expect(rows.length).toBe(page.split('\n').filter((line) => /^\| (?!cause|-)/.test(line)).length);
  expect(rows.length).toBeGreaterThan(20);
});

it.each(rows)('the test of "$cause" is there', async ({ file, title }) => {
  expect(await readFile(join(import.meta.dirname, `${file}.test.ts`), 'utf8')).toContain(title);
});
