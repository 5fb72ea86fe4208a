import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { runListeners } from './run-listeners.ts';

type Options = { listeners: number; perSecond: number; seconds: number; idle: number; quick: boolean };

const help = `
One API, to which that many streams of events are open, of a hundred users. So many events a second are told, each to all
streams of one user. Then the same again, and in the middle the API is killed and started anew. At last more streams are opened,
and nothing happens.

  told_p50_ms, told_p99_ms  from the commit of an event until a client has it
  restart_s                 from the kill until all streams are open again
  restart_wrong             how many streams then heard other events than were told, or in another order
  api_rss_mb                the API before, with the listeners, and with all the idle ones
  kb_each                   how much that is for each of them

It reads /proc, so it runs on Linux only. Each stream is two open files: see \`ulimit -n\`.

Examples:
  npm run bench -- listen --listeners 500 --idle 0`;

export function addListenCommand(program: Command, io: Io): void {
  program
    .command('listen')
    .description('measure how soon many streams of events are told, and what they cost while nothing happens')
    .option('--listeners <n>', 'how many streams are told', atLeast(1), 2_000)
    .option('--per-second <n>', 'how many events a second', atLeast(1), 50)
    .option('--seconds <n>', 'for how long', atLeast(1), 20)
    .option('--idle <n>', 'how many streams are open at last, while nothing happens', atLeast(0), 10_000)
    .option('--quick', 'a short run with 100 streams; its figures say little', false)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => listen(place, io, options)));
}

async function listen(place: Place, { say }: Io, { quick, ...options }: Options): Promise<void> {
  const startedAt = performance.now();
  const wanted = quick ? { listeners: 100, perSecond: 20, seconds: 3, idle: 200 } : options;
  const most = Math.max(wanted.listeners, wanted.idle);
  const figures = await withBar('streams', most, (onOpen) => runListeners(place, { ...wanted, onOpen }));
  say(`\n${drawTable([figures])}`);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'listen', runs: [figures], seconds }));
}
