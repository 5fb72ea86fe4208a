import { type Signal, signal } from '@preact/signals';
import { bacs, type Upload } from '../api/bacs.ts';
import { explain } from '../api/explain.ts';
import { measureSpeed } from './measure-speed.ts';

/** A file on its way to S3. It goes on while other views are open. */
export type Sending = {
  id: number;
  file: File;
  state: Signal<'waiting' | 'sending' | 'sent' | 'failed'>;
  /** Bytes that have gone out */
  loaded: Signal<number>;
  /** Bytes per second; null until that can be told */
  speed: Signal<number | null>;
  upload: Signal<Upload | null>;
  problem: Signal<string>;
  stop: () => void;
};

export const sendings = signal<Sending[]>([]);

/** More at the same time would only share the same line. */
const most = 2;
let count = 0;
const waiting: (() => void)[] = [];
let running = 0;

export function send(files: Iterable<File>): void {
  for (const file of files) add(file);
}

export function dismiss(sending: Sending): void {
  sending.stop();
  sendings.value = sendings.value.filter((other) => other !== sending);
}

export function sendAgain(sending: Sending): void {
  dismiss(sending);
  add(sending.file);
}

function add(file: File) {
  const stopping = new AbortController();
  const sending: Sending = {
    id: ++count,
    file,
    state: signal('waiting'),
    loaded: signal(0),
    speed: signal(null),
    upload: signal(null),
    problem: signal(''),
    stop: () => stopping.abort(),
  };
  sendings.value = [...sendings.value, sending];
  waiting.push(() => run(sending, stopping.signal));
  next();
}

function next() {
  if (running < most) waiting.shift()?.();
}

async function run({ file, state, loaded, speed, upload, problem }: Sending, stopped: AbortSignal) {
  if (stopped.aborted) return next();
  running++;
  state.value = 'sending';
  const measure = measureSpeed();
  addEventListener('beforeunload', warn);
  try {
    upload.value = await bacs.upload(file, {
      signal: stopped,
      onProgress: (progress) => {
        // The form is a little larger than its file.
        loaded.value = Math.min(file.size, progress.loaded);
        speed.value = measure(progress.loaded);
      },
    });
    state.value = 'sent';
  } catch (error) {
    state.value = 'failed';
    problem.value = explain(error);
  } finally {
    running--;
    if (running === 0) removeEventListener('beforeunload', warn);
    next();
  }
}

/** The browser asks whether to leave the page, because that would end what is being sent. */
function warn(event: BeforeUnloadEvent) {
  event.preventDefault();
}
