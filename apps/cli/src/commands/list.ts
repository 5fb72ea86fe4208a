import { type Command, Option } from 'commander';
import { toLimit, toUuid } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { productionColumns } from '../output/productions.ts';
import { take } from '../take.ts';

const statuses = [
  'queued',
  'submitted',
  'processing',
  'completed',
  'failed',
  'canceled',
  'deleting',
] as const;

type Options = { status?: (typeof statuses)[number]; upload?: string; limit: number };

/** Adds `list`. */
export function addListCommand(program: Command, { io, connect, list }: Cli): void {
  program
    .command('list')
    .description('list your productions, newest first')
    .addOption(new Option('--status <status>', 'only those with this status').choices(statuses))
    .option('--upload <uuid>', 'only those of this upload', toUuid)
    .option('--limit <number>', 'how many at most', toLimit, 20)
    .addHelpText(
      'after',
      '\nExamples:\n  bacs list\n  bacs list --status failed --limit 100\n  bacs list --json | jq -r .ulid',
    )
    .action(async ({ status, upload, limit }: Options) => {
      const query = { status, upload_id: upload, limit: Math.min(limit, 100) };
      const productions = (await connect()).items('/api/productions', { query, signal: io.interruption });
      list(await take(productions, limit), productionColumns(io));
    });
}
