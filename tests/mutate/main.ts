import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { Command } from 'commander';
import { copySource, mutate } from './copy-source.ts';
import { type Mutation, mutations } from './mutations.ts';
import { runTests } from './run-tests.ts';

// A suite that cannot fail proves nothing. Each thing that the promise rests on is removed from a copy of the source,
// and the suite has to fail there. It has to pass on the unchanged copy, or its failures would prove nothing either.

const { args } = new Command('npm run mutate --')
  .description('Takes out what the promise rests on, one thing at a time, and expects the tests to notice.')
  .argument('[words...]', 'only the mutations whose names have one of these words')
  .parse();

const chosen = mutations.filter(({ name }) => args.length === 0 || args.some((word) => name.includes(word)));
const dir = join(repositoryRoot, '.local', `mutate-${process.pid}`);
const say = (line: string) => process.stdout.write(`${line}\n`);

let survived = 0;
try {
  const tests = [...new Set(chosen.flatMap((mutation) => mutation.tests))];
  const untouched = await inCopy(undefined, tests);
  say(`as it is: ${untouched.passed} tests pass, ${untouched.failed.length} fail`);
  if (untouched.failed.length > 0 || untouched.passed === 0) throw new Error(untouched.failed.join('\n'));
  for (const mutation of chosen) {
    const { failed } = await inCopy(mutation, mutation.tests);
    if (failed.length === 0) survived += 1;
    say(`${mutation.name}: ${failed.length > 0 ? `noticed by "${failed[0]}"` : 'NOT NOTICED'}`);
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
say(JSON.stringify({ mutations: chosen.length, noticed: chosen.length - survived, survived }));
process.exitCode = survived === 0 ? 0 : 1;

async function inCopy(mutation: Mutation | undefined, tests: string[]) {
  const copy = join(dir, mutation?.name.replaceAll(' ', '-') ?? 'as-it-is');
  await mkdir(copy, { recursive: true });
  await copySource(copy);
  if (mutation) await mutate(copy, mutation);
  return await runTests(copy, tests, { untilFirstFailure: mutation !== undefined });
}
