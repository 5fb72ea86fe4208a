import { execa } from 'execa';

const isThere = async (program: string) => !(await execa(program, ['--version'], { reject: false })).failed;

/** Whether Prometheus and its promtool are on this machine; without them, tests that need them are left out. */
export const hasPrometheus: boolean = (await isThere('promtool')) && (await isThere('prometheus'));
if (!hasPrometheus)
  process.stderr.write('tests/metrics: some are left out without Prometheus: apt-get install prometheus\n');
