import type { Client } from 'openapi-fetch';
import { type ConnectionOptions, connect } from './connection.ts';
import type { BacsEvent } from './event-types.ts';
import { type EventsOptions, readEvents } from './events.ts';
import { type ItemOf, type ItemsOptions, type ListPath, readItems } from './items.ts';
import type { paths } from './openapi.generated.ts';
import { type CreateOptions, createProduction, type NewProduction, type Production } from './productions.ts';
import { type Upload, type UploadOptions, upload } from './upload.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

export type BacsClient = {
  /** All operations of the API, typed by its openapi.json: `ok(bacs.http.GET('/api/productions/{id}', …))`. */
  http: Client<paths>;
  /** Announces a file, sends it to S3, and completes the upload. */
  upload: (file: Blob, options?: UploadOptions) => Promise<Upload>;
  /** Asks for a render, once, however often the request has to be repeated. */
  createProduction: (production: NewProduction, options?: CreateOptions) => Promise<Production>;
  /** Waits for the end of a production: completed, failed or canceled. */
  waitFor: (
    production: string | Pick<Production, 'id' | 'ulid'>,
    options?: WaitOptions,
  ) => Promise<Production>;
  /** Tells what happens, without an end and without a gap. */
  events: <Type extends BacsEvent['type']>(
    options?: EventsOptions<Type>,
  ) => AsyncGenerator<Extract<BacsEvent, { type: Type }>, never>;
  /** Goes through all pages of a list. */
  items: <Path extends ListPath>(
    path: Path,
    ...options: Record<string, never> extends ItemsOptions<Path>
      ? [ItemsOptions<Path>?]
      : [ItemsOptions<Path>]
  ) => AsyncGenerator<ItemOf<Path>>;
};

export function createClient(options: ConnectionOptions): BacsClient {
  const connection = connect(options);
  return {
    http: connection.http,
    upload: (file, options) => upload(connection, file, options),
    createProduction: (production, options) => createProduction(connection, production, options),
    waitFor: (production, options) => waitFor(connection, production, options),
    events: (options) => readEvents(connection, options),
    items: (path, ...[options]) => readItems(connection, path, options ?? {}),
  };
}
