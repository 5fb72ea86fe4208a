import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes in the staging folder that will become an object or a part of one */
export type StagedFile = { path: string; size: number; md5: string };

/** A stream, a finished file that is moved into place, or the bytes themselves */
export type Source = Readable | { file: string } | { bytes: Buffer };

export function stageSource(stagingDir: string, source: Source): Promise<StagedFile> {
  if ('file' in source) return stageFile(stagingDir, source.file);
  if ('bytes' in source) return stageBytes(stagingDir, source.bytes);
  return stageStream(stagingDir, source);
}

/** Uses no streams, because they take a fifth of the time of an instant job. */
async function stageBytes(stagingDir: string, bytes: Buffer): Promise<StagedFile> {
  const path = join(stagingDir, randomUUID());
  writeFileSync(path, bytes, { flag: 'wx' });
  return { path, size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') };
}

async function stageStream(stagingDir: string, source: Readable): Promise<StagedFile> {
  const path = join(stagingDir, randomUUID());
  const digest = digestBytes();
  try {
    await pipeline(source, digest.stream, createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, ...digest.result() };
}

async function stageFile(stagingDir: string, file: string): Promise<StagedFile> {
  const digest = digestBytes();
  await pipeline(createReadStream(file), digest.stream.resume());
  const path = join(stagingDir, randomUUID());
  await moveFile(file, path);
  return { path, ...digest.result() };
}

export async function discardStaged(staged: StagedFile): Promise<void> {
  await rm(staged.path, { force: true });
}

async function moveFile(from: string, to: string) {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from);
  }
}

function digestBytes() {
  const hash = createHash('md5');
  let size = 0;
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, md5: hash.digest('hex') }) };
}
