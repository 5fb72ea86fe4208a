import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { components, paths } from '@bacs/client';
import { endStatuses, type productionStatuses, takenStatuses } from '@bacs/domain';
import createClient, { type Client } from 'openapi-fetch';
import { at, exchange, ok, readJson } from './answers.ts';
import type { Exchange } from './contract.ts';
import { lookUntil, patiently } from './patiently.ts';

type Schemas = components['schemas'];
type BodyOf<Path extends '/api/uploads' | '/api/productions'> =
  paths[Path]['post']['requestBody']['content']['application/json'];

export type User = { id: number; email: string; displayName: string };
/** Only a row of the older system may lack the UUID or ULID, and only an odd row the status. */
export type Upload = Schemas['Upload'] & { uuid: string };
export type Production = Schemas['Production'] & { ulid: string; status: ProductionStatus };
type ProductionStatus = (typeof productionStatuses)[number];
export type NewUpload = BodyOf<'/api/uploads'>;
export type ProductionConfig = Omit<BodyOf<'/api/productions'>, 'upload_id'>;
export type Answer = { status: number; headers: Headers; body: unknown };

type Options = {
  url: string;
  key: string;
  user: User;
  /** Checks every answer, and throws at a wrong one. */
  check?: (exchange: Exchange) => void;
};

const contentTypes: Record<string, NewUpload['content_type']> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.mkv': 'video/x-matroska',
  '.ts': 'video/mp2t',
};

/**
 * Talks to the API as a user does: over HTTP, with a key. `GET` and the other methods take and return what openapi.json
 * says.
 */
export class ApiClient {
  readonly url: string;
  readonly key: string;
  readonly user: User;
  readonly GET: Client<paths>['GET'];
  readonly POST: Client<paths>['POST'];
  readonly PUT: Client<paths>['PUT'];
  readonly PATCH: Client<paths>['PATCH'];
  readonly DELETE: Client<paths>['DELETE'];
  private readonly send: (request: Request) => Promise<Response>;

  constructor({ url, key, user, check = () => {} }: Options) {
    this.url = url;
    this.key = key;
    this.user = user;
    this.send = (request) => exchange(request, check);
    const headers = { authorization: `Bearer ${key}` };
    const client = createClient<paths>({ baseUrl: url, headers, fetch: this.send });
    ({ GET: this.GET, POST: this.POST, PUT: this.PUT, PATCH: this.PATCH, DELETE: this.DELETE } = client);
  }

  /** Sends even what openapi.json does not allow. A body that is a string is sent unchanged. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const request = new Request(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
    const response = await this.send(request);
    return { status: response.status, headers: response.headers, body: await readJson(response) };
  }

  /** Creates an upload, sends the file as a browser would, completes it. @returns the upload. */
  async upload(file: string, options: Partial<NewUpload> = {}): Promise<Upload> {
    const { size } = await stat(file);
    const type = options.content_type ?? contentTypes[extname(file)] ?? 'video/mp4';
    const filename = file.split('/').at(-1) ?? '';
    const body = { filename, size_bytes: size, ...options, content_type: type };
    const { upload, post } = await ok(this.POST('/api/uploads', { body }));
    const { uuid } = upload;
    if (uuid === null || post === null) throw new Error(`no UUID or POST: ${JSON.stringify(upload)}`);
    const form = new FormData();
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    form.append('file', await openAsBlob(file, { type }));
    const sent = await fetch(post.url, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`POST of ${file}: ${sent.status} ${await sent.text()}`);
    return { ...(await ok(this.POST('/api/uploads/{id}/complete', at(uuid)))), uuid };
  }

  /** Asks for a render. @returns the production as accepted. */
  async produce({ uuid }: { uuid: string }, config: ProductionConfig = {}): Promise<Production> {
    const production = await ok(this.POST('/api/productions', { body: { upload_id: uuid, ...config } }));
    return sound(production);
  }

  /** Waits until a production has the status, or any end when none is given. */
  async waitFor(
    ulid: string,
    status?: Production['status'],
    timeoutMs = patiently.timeout,
  ): Promise<Production> {
    const wanted = status === undefined ? endStatuses : [status];
    return await this.#waitForAny(ulid, wanted, timeoutMs);
  }

  /** Waits until MediaConvert has taken a production; a sweep or an event may have seen already that it transcodes. */
  async waitUntilTaken(ulid: string): Promise<Production> {
    return await this.#waitForAny(ulid, takenStatuses, patiently.timeout);
  }

  async #waitForAny(ulid: string, wanted: readonly string[], timeoutMs: number): Promise<Production> {
    let seen: Production | undefined;
    const complain = () => `${ulid} did not become ${wanted.join(' or ')}: ${JSON.stringify(seen)}`;
    return await lookUntil(
      async () => {
        const answer = await this.GET('/api/productions/{id}', at(ulid));
        // The API of a busy machine may ask for patience.
        if (answer.response.status === 503) return undefined;
        seen = sound(await ok(Promise.resolve(answer)));
        if (wanted.includes(seen.status)) return seen;
        if (endStatuses.includes(seen.status)) throw new Error(complain());
        return undefined;
      },
      complain,
      timeoutMs,
    );
  }
}

function sound(production: Schemas['Production']): Production {
  const { ulid, status } = production;
  if (ulid === null || status === null) throw new Error(`an odd row: ${JSON.stringify(production)}`);
  return { ...production, ulid, status };
}
