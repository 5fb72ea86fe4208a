import { afterAll, type RunnerTestSuite, TestRunner } from 'vitest';

/** The file whose hooks and tests run, or null while one is collected */
let runningFile: RunnerTestSuite | null = null;

/**
 * Closes what a test file has opened: after the tests of the file or `describe` in whose body it is called, and after
 * those of the whole file where a hook or a test calls it. There Vitest drops an `afterAll` without a word.
 */
export function afterTests(close: () => unknown): void {
  const hook = async () => {
    await close();
  };
  if (runningFile) TestRunner.getSuiteHooks(runningFile).afterAll.push(hook);
  else afterAll(hook);
}

export function beginTestsOf(file: RunnerTestSuite): void {
  runningFile = file;
}

export function endTests(): void {
  runningFile = null;
}
