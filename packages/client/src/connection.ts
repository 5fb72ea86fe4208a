import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './openapi.generated.ts';
import { receive, repeat, repeatForever, repeatSafely, type Send } from './repeat.ts';

/** `http` repeats what is safe; the others are for the `fetch` of single requests. */
export type Connection = {
  http: Client<paths>;
  fetch: typeof globalThis.fetch;
  /** For requests that are safe, whatever their method */
  repeat: Send;
  repeatForever: Send;
};

export type ConnectionOptions = {
  /** Such as `https://api.example.com` */
  apiUrl: string;
  /** Pages of the service itself have none: their browser sends the cookie of its session. */
  apiKey?: string;
  /** In place of the runtime’s own */
  fetch?: typeof globalThis.fetch;
};

export function connect({ apiUrl, apiKey, fetch = globalThis.fetch }: ConnectionOptions): Connection {
  const send = receive(fetch);
  const http = createFetchClient<paths>({
    baseUrl: apiUrl,
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    fetch: repeatSafely(send),
  });
  return { http, fetch, repeat: repeat(send), repeatForever: repeatForever(send) };
}
