import mime from 'mime';
import pRetry from 'p-retry';
import { ApiError, ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import type { components, paths } from './openapi.generated.ts';
import { randomKey } from './random-key.ts';
import { type Progress, sendForm } from './send-file.ts';

export type Upload = components['schemas']['Upload'];
type NewUpload = paths['/api/uploads']['post']['requestBody']['content']['application/json'];

export type UploadOptions = Partial<NewUpload> & {
  /** Is told how many bytes have gone out. It begins again when the file has to be sent again. */
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
};

/**
 * Announces a file, sends it to S3, and completes the upload. What breaks is done again: the file is sent up to five
 * times.
 *
 * @param file a File, or in Node `await openAsBlob(path)` with a `filename` among the options
 * @returns the upload, which can be rendered
 * @throws ApiError, ConnectionError, the reason of the signal
 */
export async function upload(
  { http, fetch, repeat }: Connection,
  file: Blob,
  { onProgress = () => {}, signal, ...announced }: UploadOptions = {},
): Promise<Upload> {
  const filename = announced.filename ?? ('name' in file ? String(file.name) : 'video');
  const content_type = announced.content_type ?? (file.type || (mime.getType(filename) ?? ''));
  const body = { ...announced, filename, content_type, size_bytes: file.size };
  const params = { header: { 'idempotency-key': randomKey() } };

  /** With the same key, it is the same upload each time, with a fresh address. */
  const announceAndSend = async () => {
    const { upload, post } = await ok(http.POST('/api/uploads', { params, body, signal }));
    if (post === null) return upload;
    const form = new FormData();
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    form.append('file', file, filename);
    const response = await sendForm({ url: post.url, form, fetch, onProgress, signal });
    if (!response.ok) throw new ApiError(response, await response.text());
    return upload;
  };
  const { uuid } = await pRetry(announceAndSend, {
    retries: 4,
    maxTimeout: 5_000,
    signal,
    shouldRetry: ({ error }) => !(error instanceof ApiError) || error.status >= 500,
  });
  return await ok(
    http.POST('/api/uploads/{id}/complete', { params: { path: { id: uuid ?? '' } }, fetch: repeat, signal }),
  );
}
