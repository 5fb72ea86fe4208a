import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Identity } from '../signature.ts';
import { decodeAwsChunked } from './aws-chunked.ts';

const identity: Identity = {
  kind: 'header',
  accessKeyId: 'local',
  longDate: '20261122T080000Z',
  shortDate: '20261122',
  signedAt: new Date('2026-11-22T08:00:00Z'),
  region: 'us-east-1',
  service: 's3',
  signedHeaders: [],
  signature: 'seed',
  expiresInSeconds: 0,
  query: {},
  sign: (text) => createHmac('sha256', 'key').update(text).digest('hex'),
};

function cut(bytes: Buffer, size: number) {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

async function decode(encoded: Buffer, size: number, signer?: Identity) {
  const { stream, trailers } = decodeAwsChunked(signer);
  const decoded = await buffer(Readable.from(cut(encoded, size)).compose(stream));
  return { decoded, trailers };
}

const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

function signChunks(chunks: Buffer[], trailer: string) {
  const scope = '20261122T080000Z\n20261122/us-east-1/s3/aws4_request';
  let previous = 'seed';
  const parts = [...chunks, Buffer.alloc(0)].map((chunk) => {
    const text = `AWS4-HMAC-SHA256-PAYLOAD\n${scope}\n${previous}\n${hash('')}\n${hash(chunk)}`;
    previous = identity.sign(text);
    const header = `${chunk.length.toString(16)};chunk-signature=${previous}\r\n`;
    return Buffer.concat([Buffer.from(header), chunk, Buffer.from(chunk.length > 0 ? '\r\n' : '')]);
  });
  const signature = identity.sign(`AWS4-HMAC-SHA256-TRAILER\n${scope}\n${previous}\n${hash(`${trailer}\n`)}`);
  return Buffer.concat([...parts, Buffer.from(`${trailer}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`)]);
}

describe('decodeAwsChunked', () => {
  const chunks = [randomBytes(5), randomBytes(3_000), randomBytes(1)];
  const body = Buffer.concat(chunks);

  it.each([1, 2, 3, 7, 64, 4_000])('decodes whatever the network cuts, by %i bytes', async (size) => {
    const encoded = Buffer.concat([
      ...chunks.flatMap((chunk) => [
        Buffer.from(`${chunk.length.toString(16)}\r\n`),
        chunk,
        Buffer.from('\r\n'),
      ]),
      Buffer.from('0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n'),
    ]);
    const { decoded, trailers } = await decode(encoded, size);
    expect(decoded.equals(body)).toBe(true);
    expect([...trailers]).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
  });

  it.each([1, 50, 10_000])('verifies signed chunks and trailers, cut by %i bytes', async (size) => {
    const { decoded } = await decode(signChunks(chunks, 'x-amz-checksum-crc32:AAAAAA=='), size, identity);
    expect(decoded.equals(body)).toBe(true);
  });

  it('refuses a changed chunk, a changed trailer and a missing signature', async () => {
    const signed = signChunks(chunks, 'x-amz-checksum-crc32:AAAAAA==').toString('latin1');
    const changedTrailer = Buffer.from(signed.replace('AAAAAA==', 'BBBBBB=='), 'latin1');
    await expect(decode(changedTrailer, 64, identity)).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
    const changedChunk = Buffer.from(signed, 'latin1');
    changedChunk[200] = (changedChunk[200] ?? 0) ^ 1;
    await expect(decode(changedChunk, 64, identity)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
    const unsigned = Buffer.from('3\r\nabc\r\n0\r\n\r\n');
    await expect(decode(unsigned, 64, identity)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  it.each([
    ['5\r\nabc', 'IncompleteBody'],
    ['3\r\nabc\r\n', 'IncompleteBody'],
    ['3\r\nabcd\r\n0\r\n\r\n', 'InvalidRequest'],
    ['xyz\r\n', 'InvalidRequest'],
    ['-3\r\nabc\r\n', 'InvalidRequest'],
    ['1'.repeat(20_000), 'InvalidRequest'],
  ])('refuses %j', async (text, code) => {
    await expect(decode(Buffer.from(text), 1_000)).rejects.toMatchObject({ code });
  });
});
