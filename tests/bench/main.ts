import { Command } from 'commander';
import { addFairCommand } from './fair/command.ts';
import { addMemoryCommand } from './memory/command.ts';
import { addRowsCommand } from './rows/command.ts';
import { addStartCommand } from './start/command.ts';
import { addWatchCommand } from './watch/command.ts';

const io = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  tell: (line: string) => void process.stderr.write(`${line}\n`),
};

const program = new Command('npm run bench --')
  .description('Measures what the service costs. Each bench brings up servers of its own.')
  .addHelpText(
    'after',
    '\nThe last line of the output is one JSON object.\n\nExamples:\n  npm run bench -- rows\n  npm run bench -- rows --rows 100000\n  npm run bench -- watch --only sweep --seconds 60',
  )
  .showHelpAfterError();
addRowsCommand(program, io);
addWatchCommand(program, io);
addFairCommand(program, io);
addStartCommand(program, io);
addMemoryCommand(program, io);
await program.parseAsync();
