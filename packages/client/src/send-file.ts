import { ConnectionError } from './api-error.ts';

/** Bytes of the form, which is a little larger than its file */
export type Progress = { loaded: number; total: number };

type Sending = {
  url: string;
  form: FormData;
  fetch: typeof globalThis.fetch;
  onProgress: (progress: Progress) => void;
  signal: AbortSignal | undefined;
};

/**
 * POSTs a form, and tells how much of it has gone out. Browsers tell that of an XMLHttpRequest alone, which other runtimes
 * do not have.
 * @throws ConnectionError, the reason of the signal
 */
export async function sendForm(sending: Sending): Promise<Response> {
  try {
    return await (XMLHttpRequest ? sendByBrowser(XMLHttpRequest, sending) : sendByFetch(sending));
  } catch (error) {
    sending.signal?.throwIfAborted();
    throw new ConnectionError({ method: 'POST', url: sending.url }, error);
  }
}

async function sendByFetch({ url, form, fetch, onProgress, signal }: Sending): Promise<Response> {
  // A page has no use for it.
  const { FormDataEncoder } = await import('form-data-encoder');
  const encoder = new FormDataEncoder(form);
  const total = Number(encoder.contentLength);
  let loaded = 0;
  async function* encode() {
    for await (const chunk of encoder) {
      yield chunk;
      loaded += chunk.byteLength;
      onProgress({ loaded, total });
    }
  }
  const init = {
    method: 'POST',
    headers: { ...encoder.headers },
    body: streams.from(encode()),
    duplex: 'half' as const,
    // To follow a redirect, fetch would keep the whole file in memory.
    redirect: 'error' as const,
    signal,
  };
  return await fetch(url, init);
}

async function sendByBrowser(Xhr: new () => Xhr, { url, form, onProgress, signal }: Sending) {
  const xhr = new Xhr();
  const abort = () => xhr.abort();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', abort);
  xhr.upload.onprogress = ({ loaded, total }) => onProgress({ loaded, total });
  try {
    await new Promise<void>((resolve, reject) => {
      xhr.onload = () => resolve();
      xhr.onerror = () => reject(new Error('the connection broke'));
      xhr.onabort = () => reject(signal?.reason);
      xhr.open('POST', url);
      xhr.send(form);
    });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  const { status, responseText } = xhr;
  return Object.defineProperty(new Response(responseText || null, { status }), 'url', { value: url });
}

/** What is used of the browsers' own class: their types would let every file use a browser's globals. */
type Xhr = {
  upload: { onprogress: (event: Progress) => void };
  onload: () => void;
  onerror: () => void;
  onabort: () => void;
  status: number;
  responseText: string;
  open: (method: string, url: string) => void;
  send: (body: FormData) => void;
  abort: () => void;
};

const { XMLHttpRequest } = globalThis as unknown as { XMLHttpRequest?: new () => Xhr };

/** The types of browsers do not have it, and they do not come here. */
const streams = ReadableStream as unknown as {
  from: (chunks: AsyncIterable<Uint8Array>) => ReadableStream<Uint8Array<ArrayBuffer>>;
};
