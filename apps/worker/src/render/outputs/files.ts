import type { FileManifest } from '@bacs/db';
import type { FileDescription } from '@bacs/mc-profiles';
import type { OutputBucket } from './output-bucket.ts';
import { checksOf, toSeconds } from './plausible.ts';

/** Looks for a file that an output is; its length and its size in pixels are those that GetJob tells. */
export async function readFile(bucket: OutputBucket, file: FileDescription): Promise<FileManifest> {
  const { kind, name, key, detail, width, height } = file;
  const check = checksOf(bucket.odd);
  // A film in which nobody speaks may have a file of captions without any.
  const size = await bucket.find([key], { least: kind === 'captions' ? 0 : 1 });
  const { WidthInPx, HeightInPx } = detail?.VideoDetails ?? {};
  return {
    kind,
    name,
    key,
    width: check.pixels(`width of ${key}`, width ?? WidthInPx),
    height: check.pixels(`height of ${key}`, height ?? HeightInPx),
    duration_seconds:
      kind === 'frames' ? null : check.seconds(`duration of ${key}`, toSeconds(detail?.DurationInMs)),
    ...(size !== undefined && { bytes: size }),
  };
}

/** Finds all frames, of which the first is described: they have the next numbers. */
export function framesIn(sizes: Map<string, number>, { key }: { key: string }): string[] {
  const [, start = key, end = ''] = /^(.*\.)0{7}(\.[^.]*)$/s.exec(key) ?? [];
  return [...sizes.keys()].filter(
    (each) =>
      each.startsWith(start) && each.endsWith(end) && /^\d{7,}$/.test(each.slice(start.length, -end.length)),
  );
}
