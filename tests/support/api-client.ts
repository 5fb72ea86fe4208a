import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from './contract.ts';

export type Answer<Body> = { status: number; headers: Headers; body: Body };

// biome-ignore lint/suspicious/noExplicitAny: tests assert on answers member by member.
type Json = any;

export type UploadOptions = { content_type?: string; width?: number; height?: number };

const contentTypes: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
};
const ends = new Set(['completed', 'failed', 'canceled']);

/** Talks to the API as a client does: over HTTP, with a key. */
export class ApiClient {
  readonly url: string;
  readonly key: string;
  private readonly check: (exchange: Exchange) => void;

  /** `check` looks at every answer, and throws at one that should not be. */
  constructor(url: string, key: string, check: (exchange: Exchange) => void = () => {}) {
    this.url = url;
    this.key = key;
    this.check = check;
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Json>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const { status, headers: answered } = response;
    const answer = text === '' ? undefined : JSON.parse(text);
    this.check({ method, path, status, contentType: answered.get('content-type'), body: answer });
    return { status, headers: answered, body: answer };
  }

  /** Like request, and throws unless the answer is a success. */
  async call(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.request(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Creates an upload, sends the file as a browser would, completes it. @returns the upload. */
  async upload(file: string, { content_type, width, height }: UploadOptions = {}): Promise<Json> {
    const { size } = await stat(file);
    const type = content_type ?? contentTypes[extname(file)] ?? 'video/mp4';
    const { upload, post } = await this.call('POST', '/api/uploads', {
      filename: file.split('/').at(-1),
      content_type: type,
      size_bytes: size,
      width,
      height,
    });
    const form = new FormData();
    for (const [name, value] of Object.entries<string>(post.fields)) form.append(name, value);
    form.append('file', await openAsBlob(file, { type }));
    const sent = await fetch(post.url, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`POST of ${file}: ${sent.status} ${await sent.text()}`);
    return await this.call('POST', `/api/uploads/${upload.uuid}/complete`);
  }

  /** Asks for a render. @returns the production as accepted. */
  async produce(upload: { uuid: string }, config: Record<string, unknown> = {}): Promise<Json> {
    return await this.call('POST', '/api/productions', { upload_id: upload.uuid, ...config });
  }

  /** Waits for a production to reach the status, any end when none is given. */
  async waitFor(ulid: string, status?: string, timeoutMs = 90_000): Promise<Json> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const production = await this.call('GET', `/api/productions/${ulid}`);
      if (status === undefined ? ends.has(production.status) : production.status === status)
        return production;
      if (Date.now() > deadline || ends.has(production.status)) {
        throw new Error(`${ulid} did not become ${status ?? 'finished'}: ${JSON.stringify(production)}`);
      }
      await sleep(50);
    }
  }
}
