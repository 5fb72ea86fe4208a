import { createHash } from 'node:crypto';
import { PassThrough, pipeline, type Readable, Transform } from 'node:stream';
import { type AwsChunked, decodeAwsChunked } from './aws-chunked.ts';
import { readHeader, type S3Call } from './call.ts';
import { type Checksum, createChecksum, isChecksumName, requireChecksum } from './checksums.ts';
import { notImplemented, S3Error } from './errors.ts';
import type { StagedFile } from './staging.ts';

const maxDocumentBytes = 8 * 1024 * 1024;

export type ReceivedBody = StagedFile & {
  /** The request's checksum headers, which the answer confirms. */
  checksums: Record<string, string>;
};

/** Writes the body to a staged file, and verifies the length and the checksums that the client claims. */
export async function receiveBody(call: S3Call): Promise<ReceivedBody> {
  const { stream, checksums } = openBody(call);
  const staged = await call.store.stage(stream);
  return { ...staged, checksums };
}

/** Reads an XML document. */
export async function receiveText(call: S3Call): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of openBody(call).stream) {
    size += part.length;
    if (size > maxDocumentBytes) throw new S3Error('MalformedXML', 'The document is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * A pipeline that fails destroys its source, and with a request its socket, before the request could be answered. A
 * detached source can be resumed after a failure, to read the rest of it.
 */
export function detachStream(source: Readable): Readable {
  const copy = new PassThrough();
  const giveUp = () => copy.destroy(new S3Error('IncompleteBody', 'The client has hung up'));
  source.once('error', giveUp);
  source.once('close', () => {
    if (!source.readableEnded) giveUp();
  });
  return source.pipe(copy);
}

function openBody(call: S3Call) {
  const source = detachStream(call.request.raw);
  const chunked = openChunked(call);
  const verifier = createVerifier(call, chunked?.trailers);
  const stages = chunked ? [chunked.stream, verifier.stream] : [verifier.stream];
  // A failure destroys the last stage with the error, and so reaches whoever reads from that stage.
  pipeline([source, ...stages], () => undefined);
  return { stream: verifier.stream, checksums: verifier.checksums };
}

function openChunked(call: S3Call): AwsChunked | undefined {
  const kind = readHeader(call, 'x-amz-content-sha256') ?? '';
  if (!kind.startsWith('STREAMING-')) return undefined;
  if (kind === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return decodeAwsChunked();
  if (/^STREAMING-AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?$/.test(kind)) return decodeAwsChunked(call.identity);
  throw notImplemented(`the body form ${kind}`);
}

function createVerifier(call: S3Call, trailers: Map<string, string> | undefined) {
  const expectedHash = readHeader(call, 'x-amz-content-sha256') ?? '';
  const hash = /^[0-9a-f]{64}$/.test(expectedHash) ? createHash('sha256') : undefined;
  const expectedSize = readHeader(call, 'x-amz-decoded-content-length') ?? readHeader(call, 'content-length');
  // The checksum headers of this request are those of the object that its parts become.
  const claims = call.operation === 'CompleteMultipartUpload' ? [] : readChecksums(call);
  const checksums: Record<string, string> = {};
  let size = 0;

  const verify = async () => {
    if (expectedSize !== undefined && size !== Number(expectedSize)) {
      throw new S3Error('IncompleteBody', `The body has ${size} bytes instead of ${expectedSize}`);
    }
    if (hash && hash.digest('hex') !== expectedHash) {
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    for (const { checksum, claimed } of claims) {
      const value = claimed ?? trailers?.get(checksum.name);
      if (value === undefined) throw new S3Error('InvalidRequest', `The trailer ${checksum.name} is missing`);
      await requireChecksum(checksum, value);
      checksums[checksum.name] = value;
    }
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash?.update(chunk);
      for (const { checksum } of claims) checksum.update(chunk);
      done(null, chunk);
    },
    flush: (done) => void verify().then(() => done(), done),
  });
  return { stream, checksums };
}

function readChecksums(call: S3Call): { checksum: Checksum; claimed: string | undefined }[] {
  const inHeaders = Object.keys(call.headers).filter(isChecksumName);
  const inTrailers = (readHeader(call, 'x-amz-trailer') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  return [
    ...inHeaders.map((name) => ({ checksum: createChecksum(name), claimed: readHeader(call, name) })),
    ...inTrailers.map((name) => ({ checksum: createChecksum(name), claimed: undefined })),
  ];
}
