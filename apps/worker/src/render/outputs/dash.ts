import { type ContentKind, uriOfKey } from '@bacs/domain';
import type { OutputDescription } from '@bacs/mc-profiles';
import { type MediaGroup, type Mpd, type Part, parse, type Representation } from 'mpd-parser';
import { standsForTooMuch } from './mpd-bounds.ts';
import type { OutputBucket } from './output-bucket.ts';
import type { Stream } from './stream.ts';

/** mpd-parser resolves URIs against a host. This one does not exist, so only our own keys can have it. */
const origin = 'https://bucket.invalid/';

export type Representations = { video: Stream[]; audio: Stream[]; captions: Stream[] };

/**
 * Reads the MPDs of a group. It looks for the first and the last segment of every representation and for what
 * initializes them, and for a representation of every rendition. Captions have none where they are in the video.
 */
export async function readDash(
  bucket: OutputBucket,
  { mpd_key, additional_keys, renditions }: OutputDescription,
): Promise<Representations> {
  const none: Representations = { video: [], audio: [], captions: [] };
  if (mpd_key === null) return none;
  const additional = additional_keys.filter((key) => key.endsWith('.mpd'));
  const [main] = await Promise.all([mpd_key, ...additional].map((key) => readMpd(bucket, key)));
  if (main === undefined) return none;
  for (const kind of ['video', 'audio'] as const) {
    const wanted = renditions.filter((rendition) => rendition.kind === kind);
    for (const { name } of wanted.slice(main[kind].length)) bucket.miss(`${mpd_key} → ${kind} ${name}`);
  }
  return main;
}

/** Finds the representation of a rendition, whose name an MPD does not tell: the only one of its kind, or of its size. */
export function findRepresentation(
  streams: Representations,
  { kind, width, height }: { kind: ContentKind; width?: number; height?: number },
): Stream | undefined {
  const ofKind = kind === 'frames' ? [] : streams[kind];
  const alike = ofKind.length > 1 ? ofKind.filter((s) => s.width === width && s.height === height) : ofKind;
  return alike.length === 1 ? alike[0] : undefined;
}

async function readMpd(bucket: OutputBucket, key: string): Promise<Representations | undefined> {
  const text = await bucket.readText([key]);
  if (text === undefined) return undefined;
  if (standsForTooMuch(text, origin + uriOfKey(key))) {
    bucket.miss(`${key} (names too much)`);
    return undefined;
  }
  const mpd = tryParse(key, text);
  if (mpd === undefined) {
    bucket.miss(`${key} (not an MPD)`);
    return undefined;
  }
  const read = (each: Representation[]) =>
    Promise.all(each.map((representation) => readRepresentation(bucket, key, representation)));
  const [video, audio, captions] = await Promise.all([
    read(mpd.playlists),
    read(representationsIn(mpd.mediaGroups.AUDIO)),
    read(representationsIn(mpd.mediaGroups.SUBTITLES)),
  ]);
  return { video, audio, captions };
}

function tryParse(key: string, text: string): Mpd | undefined {
  try {
    return parse(text, { manifestUri: origin + uriOfKey(key), eventHandler: () => undefined });
  } catch {
    return undefined;
  }
}

function representationsIn(group: MediaGroup): Representation[] {
  return Object.values(group).flatMap((labels) =>
    Object.values(labels).flatMap(({ playlists }) => playlists),
  );
}

async function readRepresentation(
  bucket: OutputBucket,
  key: string,
  { attributes, segments, sidx }: Representation,
): Promise<Stream> {
  const parts = sidx ? [sidx] : segments;
  const ends = [parts.at(0)?.map, parts.at(0), parts.at(-1)].filter((part) => part !== undefined);
  if (ends.length === 0) bucket.miss(`${key} → segments of ${attributes.NAME}`);
  await Promise.all(
    ends.map((part) => {
      const least = part.byterange ? part.byterange.offset + part.byterange.length : 1;
      return bucket.find(keysOf(bucket, key, part), {
        least,
        label: `${key} → ${part.uri || part.resolvedUri}`,
      });
    }),
  );
  const files = parts.flatMap((part) => [...(part.map ? [part.map] : []), part]);
  const unique = new Map(files.map((part) => [part.resolvedUri, keysOf(bucket, key, part)]));
  return {
    key: `${key}#${attributes.NAME}`,
    files: [...unique.values()],
    ...(sidx ? {} : { segments: segments.length }),
    seconds: parts.reduce((sum, { duration }) => sum + duration, 0),
    bandwidth: attributes.BANDWIDTH,
    width: attributes.RESOLUTION?.width,
    height: attributes.RESOLUTION?.height,
  };
}

/** The resolved URI knows of the MPD's BaseURLs; the URI itself is as the MPD has it. */
function keysOf(bucket: OutputBucket, key: string, { uri, resolvedUri }: Part): string[] {
  const path = resolvedUri.startsWith(origin) ? resolvedUri.slice(origin.length - 1) : resolvedUri;
  return [...new Set([...bucket.keysOf(key, path), ...bucket.keysOf(key, uri)])];
}
