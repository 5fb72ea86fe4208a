import { ApiError, type BacsClient, ok } from '@bacs/client';
import type { Command } from 'commander';
import prettyBytes from 'pretty-bytes';
import type { Cli } from '../cli.ts';
import { Failure } from '../failure.ts';
import { drawFields } from '../output/table.ts';

type Options = { dryRun?: boolean; force?: boolean };

/** Adds `delete`. */
export function addDeleteCommand(program: Command, { connect, answer }: Cli): void {
  program
    .command('delete')
    .description('delete a production, or an upload with all its productions, for good')
    .argument('<id>', 'the ULID of a production, or the UUID of an upload')
    .option('--dry-run', 'show what would be deleted, and delete nothing')
    .option('--force', 'also delete what is published')
    .addHelpText(
      'after',
      '\nExamples:\n  bacs delete 01M81C2WT8M8Q4W6X7Y8ZABCDE --dry-run\n  bacs delete 01M81C2WT8M8Q4W6X7Y8ZABCDE\n  bacs delete 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11 --force',
    )
    .action(async (id: string, { dryRun = false, force = false }: Options) => {
      const bacs = await connect();
      const result = await remove(bacs, id, { dry_run: dryRun, force }).catch((error) => {
        if (!(error instanceof ApiError) || error.code !== 'PRODUCTION_PUBLISHED') throw error;
        throw new Failure('refused', `${id} is published; --force deletes it anyway.`);
      });
      if ('would_delete' in result) return answer(result, () => drawPlan(result));
      answer(result, () => `The deletion ${result.ulid} of ${id} is ${result.status}.`);
    });
}

async function remove(bacs: BacsClient, id: string, query: { dry_run: boolean; force: boolean }) {
  const request = { params: { path: { id }, query } };
  if (/^[0-9a-z]{26}$/i.test(id)) return await ok(bacs.http.DELETE('/api/productions/{id}', request));
  if (/^[0-9a-f-]{36}$/i.test(id)) return await ok(bacs.http.DELETE('/api/uploads/{id}', request));
  throw new Failure('usage', `${id} is no ULID of a production, and no UUID of an upload.`);
}

type Plan = Extract<Awaited<ReturnType<typeof remove>>, { would_delete: object }>;

function drawPlan({ would_delete: all, blocked_by: obstacle, refused_because: reason }: Plan): string {
  const least = all.counted_all ? '' : 'more than ';
  return drawFields([
    ['productions', all.productions],
    ['publications', all.publications],
    ['objects', `${least}${all.objects} (${prettyBytes(all.bytes)})`],
    ...all.prefixes.map((prefix): [string, string] => ['below', prefix]),
    ['to cancel', all.mediaconvert_jobs.join(', ') || null],
    ['stopped by', obstacle === 'published' ? 'it is published; --force deletes it anyway' : reason],
  ]);
}
