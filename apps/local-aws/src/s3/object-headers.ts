import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import { S3Error } from './errors.ts';
import type { PutOptions, StoredObject } from './object-store.ts';

const keptHeaders = ['cache-control', 'content-disposition', 'content-language', 'expires'];
const maxMetadataBytes = 2_048;

export function isKeptHeader(name: string): boolean {
  return keptHeaders.includes(name) || name === 'content-type' || name === 'content-encoding';
}

/** Reads what a request or an upload form says about the object that it writes. */
export function readPutOptions(headers: IncomingHttpHeaders): PutOptions {
  const metadata: Record<string, string> = {};
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = String(value);
    if (keptHeaders.includes(name)) kept[name] = String(value);
  }
  if (Buffer.byteLength(Object.entries(metadata).flat().join('')) > maxMetadataBytes) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  const encoding = withoutAwsChunked(headers['content-encoding']);
  if (encoding) kept['content-encoding'] = encoding;
  return { contentType: headers['content-type'] ?? 'binary/octet-stream', metadata, headers: kept };
}

export function sendObjectHeaders(reply: FastifyReply, object: StoredObject): void {
  reply.headers({
    ...object.headers,
    'accept-ranges': 'bytes',
    'content-type': object.contentType,
    etag: `"${object.etag}"`,
    'last-modified': object.lastModified.toUTCString(),
  });
  for (const [name, value] of Object.entries(object.metadata)) reply.header(`x-amz-meta-${name}`, value);
}

function withoutAwsChunked(encoding: string | undefined) {
  return encoding
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== 'aws-chunked')
    .join(',');
}
