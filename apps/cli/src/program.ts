import { Command } from 'commander';
import { createCli } from './cli.ts';
import { addDeleteCommand } from './commands/delete.ts';
import { addFeedCommand } from './commands/feed.ts';
import { addListCommand } from './commands/list.ts';
import { addListenCommand } from './commands/listen.ts';
import { addLoginCommands } from './commands/login.ts';
import { addCancelCommand, addRetryCommand } from './commands/manage.ts';
import { addOpenCommand } from './commands/open.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addProfilesCommand } from './commands/profiles.ts';
import { addPublishCommands } from './commands/publish.ts';
import { addRenderCommand } from './commands/render.ts';
import { addShowCommand } from './commands/show.ts';
import { addSpaceCommands } from './commands/spaces.ts';
import { addTimelineCommand } from './commands/timeline.ts';
import { addUploadCommand } from './commands/upload.ts';
import type { Io } from './io.ts';
import type { Progress } from './output/progress.ts';

const more = `
Environment:
  BACS_API_URL, BACS_API_KEY  come before what "bacs login" has stored
  XDG_CONFIG_HOME             the folder of bacs/config.json, instead of ~/.config
  NO_COLOR                    no colors

Exit codes:
  0    done
  1    a production failed or was canceled
  2    wrong usage: an argument, a file or a setting
  3    no API key, or the API does not take it
  4    the API refuses; its code is told
  5    the API or S3 does not answer, or is in trouble
  70   a bug of this program
  130  interrupted; what was accepted goes on

Examples:
  bacs login
  bacs render holiday.mp4 --wait
  bacs list --json | jq -r .ulid`;

/** Builds the command line of those who use the API. */
export function buildProgram(io: Io, progress: Progress): Command {
  const program = new Command('bacs')
    .description('Uploads videos, renders them, and publishes the productions.')
    .option('--json', 'write JSON for programs: an object, or one on each line of a list')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', more);
  const cli = createCli(io, progress, () => program.opts()['json'] === true);

  addLoginCommands(program, cli);
  addUploadCommand(program, cli);
  addRenderCommand(program, cli);
  addPlanCommand(program, cli);
  addProfilesCommand(program, cli);
  addListCommand(program, cli);
  addShowCommand(program, cli);
  addTimelineCommand(program, cli);
  addCancelCommand(program, cli);
  addRetryCommand(program, cli);
  addPublishCommands(program, cli);
  addSpaceCommands(program, cli);
  addFeedCommand(program, cli);
  addDeleteCommand(program, cli);
  addListenCommand(program, cli);
  addOpenCommand(program, cli);
  return program;
}
