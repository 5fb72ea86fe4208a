import type { OutputDescription } from '@bacs/mc-profiles';
import { parse, types } from 'hls-parser';
import type { OutputBucket } from './output-bucket.ts';
import type { Stream } from './stream.ts';

/** A playlist that a main playlist names, under each of the keys that its URI may mean. */
type Named = { keys: string[]; label: string; variant: types.Variant | undefined };

/** No job has as many outputs. Each of them is read, and hls-parser compares each with each. */
const mostNamed = 1_000;

/**
 * Reads the playlists of a group: the main ones, and all that they name. It looks for the first and the last segment of
 * each, and for what initializes them.
 * @returns a stream for each, by the key of its playlist
 */
export async function readHls(
  bucket: OutputBucket,
  { playlist_key, additional_keys, renditions }: OutputDescription,
): Promise<Stream[]> {
  if (playlist_key === null) return [];
  const described = renditions.flatMap((rendition) => rendition.playlist_key ?? []);
  const additional = additional_keys.filter((key) => key.endsWith('.m3u8'));
  const [named, ...more] = await Promise.all([
    readMain(bucket, playlist_key),
    ...additional.map((key) => readMain(bucket, key)),
  ]);
  for (const key of described)
    if (named && !named.some(({ keys }) => keys.includes(key)))
      bucket.miss(`${playlist_key} → ${key.split('/').at(-1)}`);
  const others = [named, ...more]
    .flatMap((each) => each ?? [])
    .filter(({ keys }) => !keys.some((key) => described.includes(key)));
  const labels = new Map(others.map((other) => [other.label, other]));
  const streams = await Promise.all([
    ...described.map((key) => {
      const variant = named?.find(({ keys, variant: found }) => found && keys.includes(key))?.variant;
      return readStream(bucket, { keys: [key], label: key, variant });
    }),
    ...[...labels.values()].map((other) => readStream(bucket, other)),
  ]);
  const mains = [playlist_key, ...additional].map((key) => ({ key, files: [[key]] }));
  return [...streams.flatMap((stream) => stream ?? []), ...mains];
}

async function readMain(bucket: OutputBucket, key: string): Promise<Named[] | undefined> {
  const playlist = await readPlaylist(bucket, [key], key);
  if (playlist === undefined) return undefined;
  const variants = playlist instanceof types.MasterPlaylist ? playlist.variants : [];
  return variants.flatMap((variant) => {
    const beside = [variant.audio, variant.video, variant.subtitles].flat();
    const name = (uri: string, of?: types.Variant): Named => ({
      keys: bucket.keysOf(key, uri),
      label: `${key} → ${uri}`,
      variant: of,
    });
    return [name(variant.uri, variant), ...beside.flatMap(({ uri }) => (uri ? name(uri) : []))];
  });
}

async function readStream(
  bucket: OutputBucket,
  { keys, label, variant }: Named,
): Promise<Stream | undefined> {
  const playlist = await readPlaylist(bucket, keys, label);
  if (playlist === undefined) return undefined;
  const segments = playlist instanceof types.MediaPlaylist ? playlist.segments : [];
  if (segments.length === 0) bucket.miss(`${label} → segments`);
  const [key = ''] = keys;
  const parts = segments.flatMap(({ uri, byterange, map }) => [
    ...(map ? [{ uri: map.uri, byterange: map.byterange }] : []),
    { uri, byterange },
  ]);
  const ends = [segments.at(0)?.map, segments.at(0), segments.at(-1)?.map, segments.at(-1)];
  const leasts = new Map<string, number>();
  for (const part of ends)
    if (part) leasts.set(part.uri, Math.max(leasts.get(part.uri) ?? 1, endOf(part.byterange)));
  await Promise.all(
    [...leasts].map(([uri, least]) =>
      bucket.find(bucket.keysOf(key, uri), { least, label: `${key} → ${uri}` }),
    ),
  );
  const uris = new Set(parts.map(({ uri }) => uri));
  return {
    key,
    files: [keys, ...[...uris].map((uri) => bucket.keysOf(key, uri))],
    segments: segments.length,
    seconds: segments.reduce((sum, { duration }) => sum + duration, 0),
    bandwidth: variant?.bandwidth,
    width: variant?.resolution?.width,
    height: variant?.resolution?.height,
  };
}

function endOf(range: { offset: number; length: number } | undefined): number {
  return range ? Math.max(range.offset, 0) + range.length : 1;
}

async function readPlaylist(bucket: OutputBucket, keys: string[], label: string) {
  const text = await bucket.readText(keys, label);
  if (text === undefined) return undefined;
  if (countNamed(text) > mostNamed) {
    bucket.miss(`${label} (names too much)`);
    return undefined;
  }
  try {
    return parse(text);
  } catch {
    bucket.miss(`${label} (not a playlist)`);
    return undefined;
  }
}

/** Counts the playlists that a main playlist names. */
function countNamed(text: string): number {
  return [...text.matchAll(/^#EXT-X-(?:STREAM-INF|I-FRAME-STREAM-INF|MEDIA):/gm)].length;
}
