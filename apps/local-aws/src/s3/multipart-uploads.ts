import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { UploadChecksum } from './checksums.ts';
import { S3Error } from './errors.ts';
import type { PutOptions } from './object-store.ts';
import { discardStaged, type StagedFile } from './staging.ts';

export type Part = StagedFile & { number: number; lastModified: Date; checksums: Record<string, string> };

export type MultipartUpload = {
  id: string;
  bucket: string;
  key: string;
  options: PutOptions;
  checksum: UploadChecksum | undefined;
  initiated: Date;
  parts: Map<number, Part>;
};

/** Unfinished uploads live in memory and in the staging folder, so a restart aborts them. */
export type MultipartUploads = {
  create(
    bucket: string,
    key: string,
    options: PutOptions,
    checksum: UploadChecksum | undefined,
  ): MultipartUpload;
  find(bucket: string, key: string, id: string): MultipartUpload;
  list(bucket: string): MultipartUpload[];
  putPart(upload: MultipartUpload, part: Part): Promise<void>;
  /** Ends the upload for every other caller before its parts are joined or deleted. */
  take(upload: MultipartUpload): void;
};

export function createMultipartUploads(): MultipartUploads {
  const uploads = new Map<string, MultipartUpload>();
  return {
    create(bucket, key, options, checksum) {
      const id = randomUUID();
      const upload = { id, bucket, key, options, checksum, initiated: new Date(), parts: new Map() };
      uploads.set(id, upload);
      return upload;
    },
    find(bucket, key, id) {
      const upload = uploads.get(id);
      if (upload?.bucket === bucket && upload.key === key) return upload;
      throw noSuchUpload();
    },
    list: (bucket) => [...uploads.values()].filter((upload) => upload.bucket === bucket),
    async putPart(upload, part) {
      if (!uploads.has(upload.id)) {
        await discardStaged(part);
        throw noSuchUpload();
      }
      const replaced = upload.parts.get(part.number);
      upload.parts.set(part.number, part);
      if (replaced) await discardStaged(replaced);
    },
    take(upload) {
      if (!uploads.delete(upload.id)) throw noSuchUpload();
    },
  };
}

export async function discardParts(parts: Iterable<Part>): Promise<void> {
  await Promise.all([...parts].map(discardStaged));
}

/** Appends to the first part, so that a large object is not on disk twice. */
export async function joinParts(parts: Part[]): Promise<StagedFile> {
  const [first, ...rest] = parts;
  if (!first) throw new S3Error('InvalidRequest', 'You must specify at least one part');
  for (const part of rest) {
    await pipeline(createReadStream(part.path), createWriteStream(first.path, { flags: 'a' }));
    await discardStaged(part);
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { path: first.path, size, md5: joinDigests(parts) };
}

/** Computes S3's ETag of an object made of parts. */
function joinDigests(parts: Part[]) {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part.md5, 'hex')));
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`;
}

function noSuchUpload() {
  return new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  );
}
