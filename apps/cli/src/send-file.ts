import { constants, openAsBlob } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BacsClient, Upload } from '@bacs/client';
import type { Cli } from './cli.ts';
import { Failure } from './failure.ts';

/** Uploads a file with a bar. @throws Failure if there is no such file, or when Ctrl-C ends it */
export async function sendFile({ io, progress }: Cli, bacs: BacsClient, path: string): Promise<Upload> {
  const { interruption: signal } = io;
  await requireFile(path);
  try {
    const onProgress = ({ loaded, total }: { loaded: number; total: number }) =>
      progress.showBytes(basename(path), loaded, total);
    return await bacs.upload(await openAsBlob(path), { filename: nameOf(path), onProgress, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Failure('interrupted', `${path} is not uploaded. What has arrived of it is removed by itself.`);
  } finally {
    progress.stop();
  }
}

/** @throws Failure that names the file and what is wrong with it */
export async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Failure('usage', `There is no file ${path}.`);
  if (!found.isFile()) throw new Failure('usage', `${path} is not a file.`);
  if (found.size === 0) throw new Failure('usage', `${path} is empty.`);
  await access(path, constants.R_OK).catch(() => {
    throw new Failure('usage', `${path} may not be read.`);
  });
}

/** The API takes no names with characters that a terminal could obey, and none that is longer. */
function nameOf(path: string): string {
  const name = basename(path).replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '_');
  return [...name].slice(-255).join('');
}
