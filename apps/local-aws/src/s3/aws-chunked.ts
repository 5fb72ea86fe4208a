import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Identity } from '../signature.ts';
import { S3Error } from './errors.ts';

export type AwsChunked = {
  stream: Transform;
  /** The map is complete when the stream has ended; names are in lower case. */
  trailers: Map<string, string>;
};

const maxLineBytes = 16_384;
const emptyHash = createHash('sha256').digest('hex');

/**
 * Decodes the aws-chunked content encoding: `size[;chunk-signature=…]CRLF bytes CRLF …`, an empty chunk, then trailers.
 * With an identity, it verifies every chunk's signature; each one covers that of the chunk before.
 */
export function decodeAwsChunked(identity?: Identity): AwsChunked {
  const trailers = new Map<string, string>();
  const chain = identity && createSignatureChain(identity);
  let state: 'size' | 'bytes' | 'end-of-bytes' | 'trailers' | 'done' = 'size';
  let buffered: Buffer = Buffer.alloc(0);
  let missing = 0;

  const readLine = (line: string) => {
    if (state === 'size') {
      const { size, signature } = parseChunkHeader(line);
      chain?.begin(signature);
      missing = size;
      if (size === 0) chain?.end();
      state = size === 0 ? 'trailers' : 'bytes';
    } else if (state === 'end-of-bytes') {
      if (line !== '') throw malformed();
      chain?.end();
      state = 'size';
    } else if (line === '') {
      chain?.endTrailers(trailers);
      state = 'done';
    } else {
      const colon = line.indexOf(':');
      if (colon < 1) throw malformed();
      trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  };

  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk;
        while (buffered.length > 0 && state !== 'done') {
          if (state === 'bytes') {
            const bytes = buffered.subarray(0, missing);
            buffered = buffered.subarray(bytes.length);
            missing -= bytes.length;
            chain?.update(bytes);
            stream.push(bytes);
            if (missing === 0) state = 'end-of-bytes';
          } else {
            const end = buffered.indexOf('\r\n');
            if (end > maxLineBytes || (end < 0 && buffered.length > maxLineBytes)) throw malformed();
            if (end < 0) break;
            const line = buffered.toString('utf8', 0, end);
            buffered = buffered.subarray(end + 2);
            readLine(line);
          }
        }
        done();
      } catch (error) {
        done(error instanceof Error ? error : malformed());
      }
    },
    flush(done) {
      done(
        state === 'done' ? null : new S3Error('IncompleteBody', 'The request body terminated unexpectedly'),
      );
    },
  });
  return { stream, trailers };
}

function parseChunkHeader(line: string) {
  const match = /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  if (!match) throw malformed();
  return { size: Number.parseInt(match[1] ?? '', 16), signature: match[2] };
}

function createSignatureChain(identity: Identity) {
  const scope = `${identity.shortDate}/${identity.region}/${identity.service}/aws4_request`;
  let previous = identity.signature;
  let claimed: string | undefined;
  let hash = createHash('sha256');

  const verify = (signature: string | undefined, algorithm: string, lines: string[]) => {
    const expected = identity.sign([algorithm, identity.longDate, scope, previous, ...lines].join('\n'));
    if (signature !== expected) {
      throw new S3Error('SignatureDoesNotMatch', 'The signature of a chunk of the body does not match.');
    }
    previous = expected;
  };
  return {
    begin(signature: string | undefined) {
      claimed = signature;
      hash = createHash('sha256');
    },
    update: (bytes: Buffer) => hash.update(bytes),
    end: () => verify(claimed, 'AWS4-HMAC-SHA256-PAYLOAD', [emptyHash, hash.digest('hex')]),
    endTrailers(trailers: Map<string, string>) {
      const signature = trailers.get('x-amz-trailer-signature');
      trailers.delete('x-amz-trailer-signature');
      if (trailers.size === 0) return;
      const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('');
      verify(signature, 'AWS4-HMAC-SHA256-TRAILER', [createHash('sha256').update(text).digest('hex')]);
    },
  };
}

function malformed() {
  return new S3Error('InvalidRequest', 'The aws-chunked body is malformed');
}
