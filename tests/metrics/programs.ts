import { execa } from 'execa';

/** Runs a program that may not be on this machine. @returns what it says if it fails */
export async function failureOf(program: string, args: string[]): Promise<string | undefined> {
  const { all = '', shortMessage, failed } = await execa(program, args, { all: true, reject: false });
  return failed ? `${shortMessage}\n${all}` : undefined;
}

const isThere = async (program: string) => (await failureOf(program, ['--version'])) === undefined;

/** Whether Prometheus and its promtool are on this machine; without them, tests that need them are left out. */
export const hasPrometheus: boolean = (await isThere('promtool')) && (await isThere('prometheus'));
if (!hasPrometheus)
  process.stderr.write('tests/metrics: some are left out without Prometheus: apt-get install prometheus\n');
