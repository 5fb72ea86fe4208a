import { Command } from 'commander';
import { addAcceptCommand } from './accept/command.ts';
import { addAllCommand } from './all.ts';
import { addCapacityCommand } from './capacity/command.ts';
import { addDeleteCommand } from './delete/command.ts';
import { addDrainCommand } from './drain/command.ts';
import { addFairCommand } from './fair/command.ts';
import { addFeedCommand } from './feed/command.ts';
import { addListenCommand } from './listen/command.ts';
import { addMemoryCommand } from './memory/command.ts';
import { addRowsCommand } from './rows/command.ts';
import { addStartCommand } from './start/command.ts';
import { addUploadCommand } from './upload/command.ts';
import { addWatchCommand } from './watch/command.ts';

const io = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  tell: (line: string) => void process.stderr.write(`${line}\n`),
};

const program = new Command('npm run bench --')
  .description('Measures what the service costs. Each bench brings up servers of its own.')
  .addHelpText(
    'after',
    '\nThe last line of the output is one JSON object.\n\nExamples:\n  npm run bench -- rows\n  npm run bench -- rows --rows 100000\n  npm run bench -- watch --only sweep --seconds 60\n  npm run bench -- all --quick',
  )
  .showHelpAfterError();
addAcceptCommand(program, io);
addRowsCommand(program, io);
addWatchCommand(program, io);
addDrainCommand(program, io);
addFairCommand(program, io);
addFeedCommand(program, io);
addDeleteCommand(program, io);
addCapacityCommand(program, io);
addStartCommand(program, io);
addMemoryCommand(program, io);
addListenCommand(program, io);
addUploadCommand(program, io);
addAllCommand(program, io);
await program.parseAsync();
