import { appendFile, link, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputBucket } from '@bacs/stack';
import type { Cluster } from '../../cluster/cluster.ts';

const body = 'a segment';
const etag = '7d4b1a2c5e9f4f0c8a6b3d2e1f0a9b8c';
/** A file system lets a file have only so many names. */
const mostNames = 10_000;

/** Puts objects below the prefix, straight into the folder of local-aws, which is down meanwhile. */
export async function fillBucket({ dir, aws }: Cluster, prefix: string, count: number): Promise<void> {
  await aws.kill('SIGTERM');
  const folder = join(dir, 'aws/s3');
  const batch = `${prefix.replaceAll('/', '_')}-`;
  for (let from = 0; from < count; from += mostNames) {
    const source = join(folder, 'objects', `${batch}${from}`);
    await writeFile(source, body);
    const lines: string[] = [];
    for (let nth = from; nth < Math.min(count, from + mostNames); nth += 1) {
      const file = `${batch}${nth}`;
      if (nth > from) await link(source, join(folder, 'objects', file));
      lines.push(JSON.stringify(describe(keyOf(prefix, nth), file)));
    }
    await appendFile(join(folder, 'journal.jsonl'), `${lines.join('\n')}\n`);
  }
  await aws.start();
}

/** A tenth of the keys ends with 0.ts. */
function keyOf(prefix: string, nth: number): string {
  return `${prefix}landscape/video_${String(nth).padStart(7, '0')}.ts`;
}

function describe(key: string, file: string) {
  return {
    op: 'put',
    bucket: outputBucket,
    key,
    size: body.length,
    etag,
    contentType: 'video/mp2t',
    lastModified: '2026-11-22T00:00:00.000Z',
    metadata: {},
    headers: {},
    file,
  };
}
