import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';
import type { Identity } from '../signature.ts';
import type { MultipartUploads } from './multipart-uploads.ts';
import type { ObjectStore } from './object-store.ts';
import type { OperationName } from './operation.ts';
import type { Query } from './target.ts';

export type S3Dependencies = {
  config: LocalAwsConfig;
  store: ObjectStore;
  faults: Faults;
  uploads: MultipartUploads;
};

/** A request as the operations see it. */
export type S3Call = S3Dependencies & {
  operation: OperationName;
  /** Bucket and key are empty if the URL has none. */
  bucket: string;
  key: string;
  query: Query;
  /** These include the headers that a presigned URL has in its query. */
  headers: IncomingHttpHeaders;
  /** Anonymous calls have none. */
  identity: Identity | undefined;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type S3Operation = (call: S3Call) => Promise<unknown>;

export function readHeader(call: Pick<S3Call, 'headers'>, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function readParameter(call: Pick<S3Call, 'query'>, name: string): string | undefined {
  const value = call.query[name];
  return Array.isArray(value) ? value[0] : value;
}
