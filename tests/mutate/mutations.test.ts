import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { expect, it } from 'vitest';
import { mutations } from './mutations.ts';

it.each(mutations)('$name: what it takes out is there, once', async ({ file, from }) => {
  expect((await readFile(join(repositoryRoot, file), 'utf8')).split(from)).toHaveLength(2);
});
