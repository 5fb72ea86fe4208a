import { ApiError, ok } from '@bacs/client';
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
  /** Its file has arrived in S3, which the API may not know yet. */
  sent: Upload | undefined;
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
  add(sending.file, sending.sent);
}

function add(file: File, sent?: Upload) {
  const stopping = new AbortController();
  const sending: Sending = {
    id: ++count,
    file,
    state: signal('waiting'),
    loaded: signal(sent ? file.size : 0),
    speed: signal(null),
    upload: signal(null),
    sent,
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

async function run(sending: Sending, stopped: AbortSignal) {
  if (stopped.aborted) return next();
  const { file, state, loaded, speed, upload, problem } = sending;
  running++;
  state.value = 'sending';
  const measure = measureSpeed();
  addEventListener('beforeunload', warn);
  try {
    const completed = sending.sent && (await complete(sending.sent, stopped));
    upload.value =
      completed ??
      (await bacs.upload(file, {
        signal: stopped,
        onProgress: (progress) => {
          // The form is a little larger than its file.
          loaded.value = Math.min(file.size, progress.loaded);
          speed.value = measure(progress.loaded);
        },
        onSent: (sent) => {
          sending.sent = sent;
        },
      }));
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

/** @returns undefined if the file has to be sent after all */
async function complete({ uuid }: Upload, signal: AbortSignal): Promise<Upload | undefined> {
  const params = { path: { id: uuid ?? '' } };
  const answer = bacs.http.POST('/api/uploads/{id}/complete', { params, signal });
  return await ok(answer).catch((error) => {
    if (error instanceof ApiError && (error.status === 404 || error.status === 409)) return undefined;
    throw error;
  });
}

/** The browser asks whether to leave the page, because that would end what is being sent. */
function warn(event: BeforeUnloadEvent) {
  event.preventDefault();
}
