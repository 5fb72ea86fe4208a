import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listenForInterruption } from '@bacs/process';
import { ensureTools, repositoryRoot } from '@bacs/stack';
import { Command, InvalidArgumentError } from 'commander';
import { judgeRollout } from './judge-rollout.ts';
import { findCommit, thisRelease, unpackRelease } from './release.ts';
import { drawRollout } from './report.ts';
import { runRollout } from './run-rollout.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

const program = new Command('npm run rollout --')
  .description(
    'Replaces an earlier release by this one, goes back and comes again, under load and while processes are killed; then checks that every promise held.',
  )
  .option(
    '--from <commit>',
    'the earlier release; without it the newest tag, or what was before the newest migration',
  )
  .option('--seconds <n>', 'how long the stages take together', atLeast(8), 120)
  .option('--seed <n>', 'of the load and of the kills', atLeast(0), 1)
  .option('--where-possible', 'end well where the history has no earlier release')
  .option('--keep', 'keep the data and the logs when all is well, too')
  .addHelpText(
    'after',
    '\nThe last line of its output is one JSON object; the exit code is 1 when a promise was broken, and 2 when there is no earlier release.',
  )
  .showHelpAfterError()
  .parse();

const options = program.opts<{
  from?: string;
  seconds: number;
  seed: number;
  wherePossible?: boolean;
  keep?: boolean;
}>();
const commit = await findCommit(options.from);
process.exitCode = commit === undefined ? skip() : await rollOut(commit);

function skip(): number {
  const name = options.from ?? 'an earlier release';
  tell(`The history of this repository does not have ${name}: a shallow clone has none.`);
  say(JSON.stringify({ skipped: 'no earlier release' }));
  return options.wherePossible ? 0 : 2;
}

async function rollOut(commit: string): Promise<number> {
  const dir = join(repositoryRoot, '.local', `rollout-${process.pid}`);
  await mkdir(dir, { recursive: true });
  const interruption = new AbortController();
  const { signal } = interruption;
  listenForInterruption(
    () => interruption.abort(),
    () => process.exit(130),
  );
  let keepDir = true;
  try {
    tell(`Installing ${commit} …`);
    const old = await unpackRelease(commit);
    const tools = await ensureTools(['redis', 'mysql', 'ffmpeg', 'ffprobe'], tell);
    const { seconds, seed } = options;
    const rollout = await runRollout({ oldRoot: old.root, seconds, seed, dir, tools, signal, say: tell });
    const verdict = judgeRollout(rollout, { old, now: await thisRelease(), seed });
    say(drawRollout(rollout, verdict));
    keepDir = options.keep === true || !verdict.isGood;
    if (keepDir) say(`\n  Logs are in ${dir}/logs`);
    say(JSON.stringify(verdict.summary));
    return verdict.isGood ? 0 : 1;
  } catch (error) {
    if (!signal.aborted) {
      tell(`Logs are in ${dir}/logs`);
      throw error;
    }
    keepDir = options.keep === true;
    tell('Interrupted');
    return 130;
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
