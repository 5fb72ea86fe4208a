import { openAsBlob } from 'node:fs';
import type { Api, PresignedPost, Upload } from './api.ts';
import type { Video } from './video.ts';

/** Uploads as a browser does: create, POST the form to S3, complete. */
export async function sendVideo(api: Api, video: Video): Promise<Upload> {
  const { upload, post } = await api.post<{ upload: Upload; post: PresignedPost }>('/uploads', {
    filename: video.filename,
    content_type: video.contentType,
    size_bytes: video.size,
    width: video.width,
    height: video.height,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
  form.append('file', await openAsBlob(video.path, { type: video.contentType }), video.filename);
  const response = await fetch(post.url, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`S3 answered ${response.status}: ${await response.text()}`);
  return api.post<Upload>(`/uploads/${upload.uuid}/complete`);
}
