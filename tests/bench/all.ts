import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { execa } from 'execa';
import type { Io } from './bench.ts';

/** What makes those benches short that have no --quick. */
const quickly: Record<string, string[]> = {
  rows: ['--rows', '5000'],
  watch: ['--only', 'events', '--seconds', '6'],
  fair: ['--only', 'behind', '--crowd', '40'],
  capacity: ['--only', '10k, old account'],
};

/** Adds the bench that runs all those before it, one after the other, each in a process of its own. */
export function addAllCommand(program: Command, { say, tell }: Io): void {
  const names = program.commands.map((command) => command.name());
  program
    .command('all')
    .description('run all benches, one after the other')
    .addOption(new Option('--quick', 'short runs, to see that they work; their figures say nothing'))
    .addOption(
      new Option('--only <names...>', 'these benches only').choices(names).default(names, 'all of them'),
    )
    .action(async ({ quick, only }: { quick?: true; only: string[] }) => {
      const results: unknown[] = [];
      const failed: string[] = [];
      for (const name of names.filter((one) => only.includes(one))) {
        tell(`\n${name}`);
        const options = quick ? (quickly[name] ?? ['--quick']) : [];
        const run = await execa(process.execPath, [join(import.meta.dirname, 'main.ts'), name, ...options], {
          stdin: 'inherit',
          stdout: ['inherit', 'pipe'],
          stderr: 'inherit',
          reject: false,
        });
        if (run.isTerminated || run.exitCode === 130) {
          process.exitCode = 130;
          return;
        }
        if (run.exitCode !== 0) failed.push(name);
        const last = run.stdout.trimEnd().split('\n').at(-1) ?? '';
        if (last.startsWith('{')) results.push(JSON.parse(last));
      }
      if (failed.length > 0) {
        tell(`\nThese failed or missed a bound: ${failed.join(', ')}`);
        process.exitCode = 1;
      }
      say(JSON.stringify({ bench: 'all', failed, results }));
    });
}
