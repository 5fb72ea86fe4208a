import { createParser } from 'eventsource-parser';

export type Heard = {
  id: number | undefined;
  type: string | undefined;
  data: { id?: number; type?: string; subject?: string; data?: unknown; progress_percent?: number };
};

/** Opens a stream of server-sent events and gives each to `onEvent`, until the server or `signal` ends it. */
export async function listen(
  url: string,
  {
    headers = {},
    signal,
    onEvent,
    onOpen = () => {},
  }: {
    headers?: Record<string, string>;
    signal: AbortSignal;
    onEvent: (event: Heard) => void;
    onOpen?: (() => void) | undefined;
  },
): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal });
  if (!response.ok || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
  onOpen();
  const parser = createParser({
    onEvent: ({ id, event, data }) =>
      onEvent({ id: id === undefined ? undefined : Number(id), type: event, data: JSON.parse(data) }),
  });
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) parser.feed(chunk);
  } catch (error) {
    if (!signal.aborted && !isCut(error)) throw error;
  }
}

/** The server has gone away in the middle. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'terminated';
}
