import pRetry, { AbortError } from 'p-retry';
import { ApiError, ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import { nameContentType } from './content-type.ts';
import type { components, paths } from './openapi.generated.ts';
import { randomKey } from './random-key.ts';
import { pauses } from './repeat.ts';
import { type Progress, sendForm } from './send-file.ts';

export type Upload = components['schemas']['Upload'];
type NewUpload = paths['/api/uploads']['post']['requestBody']['content']['application/json'];

export type UploadOptions = Partial<NewUpload> & {
  /** Is told how many bytes have gone out. It begins again when the file has to be sent again. */
  onProgress?: (progress: Progress) => void;
  /** Is told that the file has arrived in S3: all that is missing is to complete the upload. */
  onSent?: (upload: Upload) => void;
  signal?: AbortSignal;
};

/**
 * Announces a file, sends it to S3, and completes the upload. What breaks is done again; the file
 * is sent up to six times. Once it is announced, the API may be away for as long as it takes.
 *
 * @param file a File, or in Node `await openAsBlob(path)` with a `filename` among the options
 * @returns the upload, which can be rendered
 * @throws ApiError, ConnectionError, the reason of the signal
 */
export async function upload(
  { http, fetch, repeat, repeatForever }: Connection,
  file: Blob,
  { onProgress = () => {}, onSent = () => {}, signal, ...announced }: UploadOptions = {},
): Promise<Upload> {
  const filename = announced.filename ?? ('name' in file ? String(file.name) : 'video');
  const content_type = announced.content_type ?? nameContentType(filename, file.type);
  const body = { ...announced, filename, content_type, size_bytes: file.size };
  const params = { header: { 'idempotency-key': randomKey() } };

  let patience = repeat;

  const announceAndSend = async () => {
    // With the same key it is the same upload each time, with a fresh address.
    const announcement = http.POST('/api/uploads', { params, body, signal, fetch: patience });
    const { upload, post } = await ok(announcement).catch(giveUp);
    patience = repeatForever;
    if (post === null) return upload;
    const form = new FormData();
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    form.append('file', file, filename);
    const response = await sendForm({ url: post.url, form, fetch, onProgress, signal });
    if (response.ok) return upload;
    const text = await response.text();
    const refusal = new ApiError(response, text);
    // S3 answers 400 with this when the file arrives too slowly.
    if (response.status >= 500 || text.includes('<Code>RequestTimeout</Code>')) throw refusal;
    return giveUp(refusal);
  };
  const sent = await pRetry(announceAndSend, { ...pauses, retries: 5, signal });
  onSent(sent);
  const path = { id: sent.uuid ?? '' };
  return await ok(
    http.POST('/api/uploads/{id}/complete', { params: { path }, fetch: repeatForever, signal }),
  );
}

function giveUp(error: Error): never {
  throw new AbortError(error);
}
