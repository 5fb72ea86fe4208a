import type { OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Reads the body of an answer, unless that is a stream, which has no end. */
export async function readEnding(answer: {
  headers: OutgoingHttpHeaders;
  stream: () => Readable;
}): Promise<string> {
  if (answer.headers['content-type'] !== 'text/event-stream') return await text(answer.stream());
  answer.stream().destroy();
  return '';
}
