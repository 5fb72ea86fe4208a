import { S3Client } from '@aws-sdk/client-s3';
import { listPages } from '@bacs/s3';
import { localCredentials, localRegion, outputBucket } from '../environment.ts';

export type StoredObject = { key: string; size: number };

/** Lists every object of the output bucket. */
export async function listObjects(awsUrl: string): Promise<StoredObject[]> {
  const client = new S3Client({
    endpoint: awsUrl,
    region: localRegion,
    credentials: localCredentials,
    forcePathStyle: true,
  });
  const objects: StoredObject[] = [];
  for await (const page of listPages(client, { bucket: outputBucket }))
    objects.push(...page.map(({ key, size }) => ({ key, size })));
  client.destroy();
  return objects;
}

/** Draws a tree of the objects below the prefix; the segments of a folder share one line. */
export function drawTree(prefix: string, objects: StoredObject[]): string {
  const folders = new Map<string, StoredObject[]>();
  for (const object of objects.filter(({ key }) => key.startsWith(prefix))) {
    const folder = object.key.slice(prefix.length, object.key.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), object]);
  }
  const lines = [...folders].flatMap(([folder, inside]) => [`  ${folder}`, ...drawFolder(inside)]);
  return [`s3://${outputBucket}/${prefix}`, ...lines].join('\n');
}

function drawFolder(objects: StoredObject[]): string[] {
  const segments = objects.filter(({ key }) => key.endsWith('.ts'));
  const others = objects.filter(({ key }) => !key.endsWith('.ts'));
  const names = others.map(({ key, size }) => `    ${key.split('/').at(-1)?.padEnd(30)}${formatSize(size)}`);
  const total = segments.reduce((sum, { size }) => sum + size, 0);
  return [...names, `    ${`${segments.length} segments`.padEnd(30)}${formatSize(total)}`];
}

function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
