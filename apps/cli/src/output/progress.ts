import type { Production } from '@bacs/client';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import prettyBytes from 'pretty-bytes';
import type { Io } from '../io.ts';
import { toLines, toPlainText } from './plain-text.ts';

export type Progress = {
  /** Tells people what happens, beside the answer. */
  tell: (text: string) => void;
  /** Shows how many bytes of a file are sent. */
  showBytes: (name: string, sent: number, total: number) => void;
  /** Shows where a production stands. */
  showProduction: (production: Production) => void;
  /** Leaves the bars as they are. */
  stop: () => void;
};

/** Draws a bar on stderr for each file and production: in place on a terminal, else a line at each tenth. */
export function createProgress(io: Io): Progress {
  return io.stderr.isTTY ? drawBars(io) : writeLines(io);
}

/** So long that a line fits 80 columns */
const mostName = 18;
const bytesFormat = '{name} [{bar}] {percentage} %  {sent} of {size}  {speed}/s  {eta_formatted} left';
const productionFormat = '{name} [{bar}] {percentage} %  {status}';

function drawBars({ stderr }: Io): Progress {
  // Without a redraw, a line that is told would take the place of the bars.
  const options = { stream: stderr, hideCursor: true, barsize: 12, linewrap: false, forceRedraw: true };
  let bars: MultiBar | undefined;
  const known = new Map<string, { bar: SingleBar; startedAt: number }>();
  function find(name: string, total: number, format: string) {
    bars ??= new MultiBar(options, Presets.legacy);
    const found = known.get(name) ?? {
      bar: bars.create(total, 0, {}, { format }),
      startedAt: performance.now(),
    };
    known.set(name, found);
    return found;
  }
  return {
    tell(text) {
      const safe = `${toLines(text)}\n`;
      // What is written beside the bars would be drawn over.
      if (bars) bars.log(safe);
      else stderr.write(safe);
    },
    showBytes(name, sent, total) {
      const { bar, startedAt } = find(name, total, bytesFormat);
      const seconds = Math.max(performance.now() - startedAt, 1) / 1_000;
      const speed = prettyBytes(Math.round(sent / seconds));
      bar.update(sent, { name: shorten(name), sent: prettyBytes(sent), size: prettyBytes(total), speed });
    },
    showProduction(production) {
      const name = nameOf(production);
      const { bar } = find(name, 100, productionFormat);
      bar.update(production.progress_percent ?? 0, { name, status: statusOf(production) });
    },
    stop() {
      bars?.stop();
      bars = undefined;
      known.clear();
    },
  };
}

function writeLines({ stderr }: Io): Progress {
  const last = new Map<string, string>();
  const tell = (text: string) => void stderr.write(`${toLines(text)}\n`);
  function tellOnce(name: string, state: string, line: string) {
    if (last.get(name) === state) return;
    last.set(name, state);
    tell(toPlainText(line));
  }
  return {
    tell,
    showBytes(name, sent, total) {
      const percent = Math.floor((100 * sent) / total);
      const line = `${name}  ${percent} %  ${prettyBytes(sent)} of ${prettyBytes(total)}`;
      tellOnce(name, String(Math.floor(percent / 10)), line);
    },
    showProduction(production) {
      const name = nameOf(production);
      const percent = production.progress_percent ?? 0;
      const status = statusOf(production);
      tellOnce(name, `${status} ${Math.floor(percent / 10)}`, `${name}  ${percent} %  ${status}`);
    },
    stop: () => {},
  };
}

/** A terminal cuts a line at its end, where the bar is. */
function shorten(name: string): string {
  const letters = [...toPlainText(name)];
  return letters.length > mostName ? `${letters.slice(0, mostName - 1).join('')}…` : letters.join('');
}

function nameOf({ ulid, id }: Production): string {
  return ulid ?? String(id);
}

function statusOf({ status, blocked_reason: reason, queue_position: position }: Production): string {
  if (reason) return toPlainText(`${status} (${reason})`);
  return position ? `${status}, number ${position} in line` : String(status);
}
