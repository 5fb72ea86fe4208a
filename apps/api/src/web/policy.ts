import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { presignUpload } from '../uploads/objects.ts';

/**
 * Writes the content security policy of the page. It runs scripts and styles of its own, sends files to the upload
 * bucket, and plays what the output bucket has; it reaches nobody else, and no page frames it.
 */
export function pagePolicy({ uploads, outputs }: { uploads: string; outputs: string }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' blob: data: ${outputs}`,
    `media-src 'self' blob: data: ${outputs}`,
    `connect-src 'self' ${[...new Set([uploads, outputs])].join(' ')}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Only the SDK knows how it makes addresses, so a form that nobody uses says where those of uploads lead to. */
export async function findUploadsOrigin(options: S3ClientConfig, bucket: string): Promise<string> {
  // A start waits for nobody who knows the true ones.
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const s3 = new S3Client({ ...options, credentials });
  const { url } = await presignUpload(s3, { bucket, key: 'none' }, { contentType: 'video/mp4', size: 1 });
  s3.destroy();
  return new URL(url).origin;
}
