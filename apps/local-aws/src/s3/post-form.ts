import { type Readable, Transform } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { S3Error } from './errors.ts';
import type { Fields, SizeRange } from './post-policy.ts';

export type UploadForm = { fields: Fields; filename: string; file: Readable };

const maxFieldBytes = 20 * 1024;

/** Reads an upload form up to its file. As in S3, anything after the file is ignored. */
export async function readUploadForm(request: FastifyRequest): Promise<UploadForm> {
  const { raw } = request;
  const contentType = request.headers['content-type'];
  if (!contentType?.startsWith('multipart/form-data')) {
    throw new S3Error(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
  return new Promise((resolve, reject) => {
    const fields: Fields = new Map();
    const busboy = new Busboy({
      headers: { ...request.headers, 'content-type': contentType },
      limits: { fieldSize: maxFieldBytes, fields: 200, files: 1 },
      isPartAFile: (fieldName) => fieldName?.toLowerCase() === 'file',
    });
    busboy.on('field', (name, value, _nameTruncated, isTruncated) => {
      if (isTruncated) reject(new S3Error('InvalidArgument', `The field ${name} is too long`));
      fields.set(name.toLowerCase(), value);
    });
    busboy.on('file', (_name, file, filename) => {
      raw.once('close', () => {
        if (!raw.complete) file.destroy(new S3Error('IncompleteBody', 'The client has hung up'));
      });
      resolve({ fields, filename, file });
    });
    busboy.on('error', () => reject(malformed()));
    busboy.on('finish', () =>
      reject(new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.')),
    );
    raw.once('close', () => reject(malformed()));
    raw.pipe(busboy);
  });
}

export function limitSize({ min, max }: SizeRange): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > max ? tooLarge(size, max) : null, chunk);
    },
    flush: (done) => done(size < min ? tooSmall(size, min) : null),
  });
}

function tooLarge(size: number, max: number) {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: String(size),
    MaxSizeAllowed: String(max),
  });
}

function tooSmall(size: number, min: number) {
  return new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    ProposedSize: String(size),
    MinSizeAllowed: String(min),
  });
}

function malformed() {
  return new S3Error(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  );
}
