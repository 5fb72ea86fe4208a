import { createParser, type EventSourceMessage } from 'eventsource-parser';

const mostOpeningMs = 10_000;
/** The API shows that it is there every 15 s. */
const mostSilenceMs = 60_000;
const opened: EventSourceMessage = { event: 'opened', data: '', id: undefined };

/**
 * Reads server-sent events until the stream ends, breaks, or is silent for too long. The first message says that the
 * stream has begun, or that there is none.
 */
export async function* readEventStream(
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null | undefined>,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const connection = new AbortController();
  const orNothing = async <T>(ms: number, work: Promise<T>) => {
    const timer = setTimeout(() => connection.abort(), ms);
    return await work.catch(() => undefined).finally(() => clearTimeout(timer));
  };
  const messages = [opened];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    const body = await orNothing(mostOpeningMs, open(connection.signal));
    reader = body?.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      yield* messages.splice(0);
      const chunk = reader && (await orNothing(mostSilenceMs, reader.read()));
      if (chunk?.value === undefined) return;
      parser.feed(decoder.decode(chunk.value, { stream: true }));
    }
  } finally {
    connection.abort();
    // A stream that is neither read nor canceled keeps its connection open, and with it the process.
    await reader?.cancel().catch(() => {});
  }
}
