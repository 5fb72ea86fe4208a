import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { expect, it } from 'vitest';

it('each of the ten faults of the older system has a test that is named after it', async () => {
  const sources: string[] = [];
  for (const folder of ['tests', 'packages', 'apps']) {
    const entries = await readdir(join(repositoryRoot, folder), { recursive: true });
    const tests = entries.filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'));
    for (const file of tests) sources.push(await readFile(join(repositoryRoot, folder, file), 'utf8'));
  }
  const named = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*['"`]legacy fault (\d+): /g)].map(
      ([, fault]) => Number(fault),
    ),
  );
  expect([...new Set(named)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
