import { join } from 'node:path';
import { program } from 'commander';
import { runDemo } from './demo/run-demo.ts';
import { ensureSample } from './demo/video.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { describeStack } from './describe-stack.ts';
import { repositoryRoot } from './repository-root.ts';
import { runInFolder, type Work } from './run-in-folder.ts';
import { serveUntilInterrupted } from './serve.ts';
import { findStack, startStack } from './stack.ts';

const defaultFolder = join(repositoryRoot, '.local');
const say = (line: string) => process.stdout.write(`${line}\n`);
const sayFailure = (message: string) => process.stderr.write(`${message}\n`);

program
  .name('npm run')
  .description('Runs the whole service on this machine: Redis, MariaDB, local-aws, API and worker.')
  .showHelpAfterError();

program
  .command('start')
  .description('bring everything up, and serve until Ctrl-C')
  .option('--dir <folder>', 'where data, logs and the API key live', defaultFolder)
  .addHelpText(
    'after',
    '\nThe settings of API and worker in the environment are passed on to them; .env.example lists them.\n\nExamples:\n  npm start\n  npm start -- --dir .local/second\n  LOG_LEVEL=debug PORT=8080 npm start',
  )
  .action(async (options: { dir: string }) => {
    const work: Work = async (processes, dir, interruption) => {
      const stackOptions = { dir, given: process.env, say };
      const found = await findStack(processes, stackOptions);
      const [stack, sample] = await Promise.all([
        startStack(processes, found, stackOptions),
        ensureSample(processes, found.ffmpegPath, dir),
      ]);
      say(
        `Everything is up.\n${describeStack(stack, dir)}\n  Sample video     ${sample.path}\nCtrl-C stops it.`,
      );
      say(await describeSignIn(stack));
      return serveUntilInterrupted(processes, interruption);
    };
    process.exitCode = await runInFolder(options.dir, work, sayFailure);
  });

program
  .command('demo')
  .description('bring everything up, render a video into two productions and publish both')
  .argument('[video]', 'a video file of your own instead of the sample')
  .option('--once', 'end when all has been checked, instead of serving until Ctrl-C')
  .option('--dir <folder>', 'where data, logs and the API key live', defaultFolder)
  .addHelpText(
    'after',
    '\nThe last line of its output is one JSON object.\n\nExamples:\n  npm run demo\n  npm run demo -- holiday.mp4\n  npm run demo -- --once',
  )
  .action(async (video: string | undefined, options: { dir: string; once?: boolean }) => {
    process.exitCode = await runDemo({ video, dir: options.dir, once: options.once === true, say });
  });

await program.parseAsync();
