import { ok } from '@bacs/client';
import { type Command, Option } from 'commander';
import { toUuid } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { describeRendition } from '../output/renditions.ts';
import { drawFields } from '../output/table.ts';
import { requireProfiles } from '../require-profiles.ts';

/** It stands for the ULID that the production would get. */
const anyUlid = '0'.repeat(26);

type Options = { profile?: string; quality?: 'standard' | 'hq'; audio?: 'original' | 'normalize' };

/** Adds `plan`. */
export function addPlanCommand(program: Command, { connect, answer }: Cli): void {
  program
    .command('plan')
    .description(
      'show what a render of an upload would make, and what stands against it; nothing is rendered',
    )
    .argument('<upload>', 'the UUID of the upload', toUuid)
    .option('--profile <name>', 'the profile; without it, the size of the video selects it')
    .addOption(qualityOption())
    .addOption(audioOption())
    .addHelpText(
      'after',
      '\nExamples:\n  bacs plan 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11 --profile landscape-both-hls\n  bacs plan 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11 --json | jq .settings',
    )
    .action(async (upload: string, options: Options) => {
      const bacs = await connect();
      await requireProfiles(bacs, options.profile === undefined ? [] : [options.profile]);
      const body = { upload_id: upload, ...options };
      const plan = await ok(bacs.http.POST('/api/productions/plan', { body }));
      answer(plan, () =>
        drawFields([
          ['profile', plan.profile],
          ...plan.renditions.map((one): [string, string] => ['rendition', describeRendition(one)]),
          ...plan.destinations.map(({ bucket, prefix }): [string, string] => [
            'writes to',
            `s3://${bucket}/${prefix.replace(anyUlid, '{ULID}')}`,
          ]),
          ...plan.rules.map(({ about }): [string, string] => ['adapted', about]),
          ...plan.problems.map(({ code, message }): [string, string] => ['problem', `${code}: ${message}`]),
        ]),
      );
    });
}

export function qualityOption(): Option {
  return new Option('--quality <quality>', 'the quality of the profile').choices(['standard', 'hq']);
}

export function audioOption(): Option {
  return new Option('--audio <audio>', 'what becomes of the sound').choices(['original', 'normalize']);
}
