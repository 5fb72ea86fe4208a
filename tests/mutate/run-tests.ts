import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

type Report = {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
};

/** Runs test files of a copy. A file that cannot be loaded is an error here, not a failed test. */
export async function runTests(
  copy: string,
  files: string[],
  { untilFirstFailure }: { untilFirstFailure: boolean },
): Promise<{ passed: number; failed: string[] }> {
  const report = join(copy, '.local/report.json');
  const temporaryDir = join(copy, '.local/tmp');
  await mkdir(temporaryDir, { recursive: true });
  const options = ['--reporter=json', `--outputFile=${report}`, ...(untilFirstFailure ? ['--bail=1'] : [])];
  const run = await execa('npx', ['vitest', 'run', ...options, ...files], {
    cwd: copy,
    env: { TMPDIR: temporaryDir },
    reject: false,
  });
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`The tests did not run:\n${run.stderr}`);
  });
  const { numPassedTests, testResults } = JSON.parse(text) as Report;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (failed.length === 0 && broken) throw new Error(`${broken.name}: ${broken.message}`);
  return { passed: numPassedTests, failed };
}
