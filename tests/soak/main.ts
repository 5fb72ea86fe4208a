import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listenForInterruption } from '@bacs/process';
import { ensureTools, repositoryRoot } from '@bacs/stack';
import { Command, InvalidArgumentError } from 'commander';
import { faultsOf, planOutages, secondsOf } from './alerts/outages.ts';
import { openProgressBar } from './progress-bar.ts';
import { drawReport } from './report.ts';
import { runSoak } from './run-soak.ts';
import { planFaults } from './schedule.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

type Options = {
  seconds: number;
  seed: number;
  productions: number;
  workers: number;
  alerts?: boolean;
  plan?: boolean;
  keep?: boolean;
};

const program = new Command('npm run soak --')
  .description(
    'Renders under fire: load, and faults of every kind at random; then checks that every promise held.',
  )
  .option('--seconds <n>', 'how long faults strike', atLeast(1), 120)
  .option('--seed <n>', 'of the schedule: the same seed strikes at the same moments', atLeast(0), 1)
  .option('--productions <n>', 'how many are asked for', atLeast(1), 500)
  .option('--workers <n>', 'how many worker processes', atLeast(1), 3)
  .option(
    '--alerts',
    'have Redis, MySQL, MediaConvert and the workers be away in turn, and a Prometheus tell of it; takes a time of its own',
  )
  .option('--plan', 'print the schedule and end')
  .option('--keep', 'keep the data and the logs when all is well, too')
  .addHelpText(
    'after',
    '\nThe last line of its output is one JSON object; the exit code is 1 when a promise was broken.\n\nExamples:\n  npm run soak\n  npm run soak -- --seconds 30 --seed 7 --productions 100\n  npm run soak -- --seed 7 --plan\n  npm run soak -- --alerts',
  )
  .showHelpAfterError()
  .parse();

const { plan, keep = false, ...options } = program.opts<Options>();
const outages = planOutages(options);
if (options.alerts) options.seconds = secondsOf(outages);
const faults = options.alerts ? faultsOf(outages) : planFaults(options);
if (plan) for (const fault of faults) say(JSON.stringify(fault));
else process.exitCode = await soak();

async function soak(): Promise<number> {
  const dir = join(repositoryRoot, '.local', `soak-${process.pid}`);
  await mkdir(dir, { recursive: true });
  const interruption = new AbortController();
  listenForInterruption(
    () => interruption.abort(),
    () => process.exit(130),
  );
  const bar = openProgressBar(options.seconds, options.productions);
  let keepDir = true;
  try {
    const { ffmpeg, ffprobe, redis, mysql } = await ensureTools(
      ['redis', 'mysql', 'ffmpeg', 'ffprobe'],
      tell,
    );
    tell(`Seed ${options.seed}: ${options.productions} productions, ${options.seconds} s of faults`);
    const tools = { ffmpeg, ffprobe, redis, mysql };
    const verdict = await runSoak({
      ...options,
      dir,
      tools,
      signal: interruption.signal,
      onProgress: bar.show,
    });
    bar.close();
    say(drawReport(verdict));
    keepDir = keep || !verdict.isGood;
    if (keepDir) say(`\n  Logs are in ${dir}/logs, what was done to the service in ${dir}/nemesis.log`);
    say(JSON.stringify(verdict.summary));
    return verdict.isGood ? 0 : 1;
  } catch (error) {
    bar.close();
    keepDir = keep || !interruption.signal.aborted;
    if (interruption.signal.aborted) {
      tell('Interrupted');
      return 130;
    }
    tell(`Logs are in ${dir}/logs`);
    throw error;
  } finally {
    if (!keepDir) await rm(dir, { recursive: true, force: true });
  }
}

function atLeast(least: number) {
  return (text: string): number => {
    if (!/^\d+$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`Not a whole number from ${least}.`);
    return Number(text);
  };
}
