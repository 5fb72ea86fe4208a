import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './openapi.generated.ts';
import { receive, repeatForever, repeatSafely, repeat as sendAgain } from './repeat.ts';

/** `http` repeats what is safe; the others are for the `fetch` of single requests. */
export type Connection = {
  http: Client<paths>;
  fetch: typeof globalThis.fetch;
  /** For requests that are safe, whatever their method */
  repeat: ReturnType<typeof sendAgain>;
  repeatForever: ReturnType<typeof repeatForever>;
};

export type ConnectionOptions = {
  /** Such as `https://api.example.com` */
  apiUrl: string;
  apiKey: string;
  /** In place of the runtime’s own */
  fetch?: typeof globalThis.fetch;
};

export function connect({ apiUrl, apiKey, fetch = globalThis.fetch }: ConnectionOptions): Connection {
  const send = receive(fetch);
  const http = createFetchClient<paths>({
    baseUrl: apiUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    fetch: repeatSafely(send),
  });
  return { http, fetch, repeat: sendAgain(send), repeatForever: repeatForever(send) };
}
