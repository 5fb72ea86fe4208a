import type { Command } from 'commander';
import prettyBytes from 'pretty-bytes';
import type { Cli } from '../cli.ts';
import { sendFile } from '../send-file.ts';

/** Adds `upload`. */
export function addUploadCommand(program: Command, cli: Cli): void {
  program
    .command('upload')
    .description('upload videos, to render them later')
    .argument('<file...>', 'the files')
    .addHelpText('after', '\nExamples:\n  bacs upload holiday.mp4\n  bacs upload *.mov --json | jq -r .uuid')
    .action(async (files: string[]) => {
      const bacs = await cli.connect();
      for (const file of files) {
        const upload = await sendFile(cli, bacs, file);
        cli.answer(upload, () => `${upload.uuid}  ${prettyBytes(upload.size_bytes ?? 0)}`);
      }
    });
}
