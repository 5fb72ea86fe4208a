import type { BacsClient, NewProduction, Production } from '@bacs/client';
import { type Command, Option } from 'commander';
import { toName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { follow, nameWait } from '../follow.ts';
import { requireProfiles } from '../require-profiles.ts';
import { requireFile, sendFile } from '../send-file.ts';
import { audioOption, qualityOption } from './plan.ts';

type Options = Pick<NewProduction, 'name' | 'quality' | 'audio' | 'priority'> & {
  profile?: string[];
  wait?: true;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds `render`. */
export function addRenderCommand(program: Command, cli: Cli): void {
  program
    .command('render')
    .description('render videos: files, which are uploaded first, or uploads')
    .argument('<file-or-upload...>', 'paths of files, or UUIDs of uploads')
    .option(
      '--profile <name>',
      'the profile, or several for a production each; without it, the size of the video selects one',
      addTo,
    )
    .option('--name <name>', 'a name for the productions', toName)
    .addOption(qualityOption())
    .addOption(audioOption())
    .addOption(
      new Option('--priority <priority>', 'which of your own productions goes first').choices([
        'low',
        'normal',
        'high',
      ]),
    )
    .option('--wait', 'wait until the productions are at their ends; the exit code tells how they ended')
    .addHelpText(
      'after',
      `
Examples:
  bacs render holiday.mp4 --wait
  bacs render holiday.mp4 --profile landscape-both-hls --profile portrait-hls --wait
  bacs render 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11 --json | jq -r .ulid`,
    )
    .action(async (inputs: string[], { profile: profiles = [], wait, ...settings }: Options) => {
      for (const input of inputs) if (!uuid.test(input)) await requireFile(input);
      const bacs = await cli.connect();
      await requireProfiles(bacs, profiles);
      const accepted: Production[] = [];
      try {
        for await (const production of renderAll(cli, bacs, inputs, { profiles, settings })) {
          accepted.push(production);
          if (wait) cli.progress.showProduction(production);
          else answerAccepted(cli, production);
        }
      } catch (error) {
        cli.progress.stop();
        // Without --wait, they are answered.
        if (wait && accepted.length > 0)
          cli.progress.tell(`What is accepted goes on. To wait for it: ${nameWait(accepted)}`);
        throw error;
      }
      if (wait) await follow(cli, bacs, accepted);
    });
}

/** Yields each production as soon as it is accepted. */
async function* renderAll(
  cli: Cli,
  bacs: BacsClient,
  inputs: string[],
  { profiles, settings }: { profiles: string[]; settings: Omit<NewProduction, 'upload_id' | 'profile'> },
): AsyncGenerator<Production, void, undefined> {
  for (const input of inputs) {
    const upload_id = uuid.test(input) ? input : (await sendFile(cli, bacs, input)).uuid;
    if (upload_id === null) throw new Error(`the upload of ${input} has no UUID`);
    for (const profile of profiles.length > 0 ? profiles : [undefined])
      yield await bacs.createProduction({ ...settings, upload_id, profile }, { signal: cli.io.interruption });
  }
}

function answerAccepted({ answer }: Cli, production: Production): void {
  const { ulid } = production;
  answer(production, () => `${ulid} is accepted. To follow it: bacs show ${ulid} --wait`);
}

function addTo(text: string, others: string[] = []): string[] {
  return [...others, text];
}
