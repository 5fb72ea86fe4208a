import { uriOfKey } from '@bacs/domain';
import type { PlaylistFormat } from '../playlist-format.ts';

/** Bytes of a file that holds several segments: the first one's place and their number. */
export type ByteRange = { start: number; length: number };

/** `seconds` are true, whatever a playlist prints. */
export type Segment = { uri: string; seconds: number; range?: ByteRange | undefined };

export type Initialization = { uri: string; range: ByteRange | undefined };

/** Reads what ffmpeg writes: the segments of a media playlist, in order, and the bytes that initialize them. */
export function readMediaPlaylist(playlist: string): { init: ByteRange | undefined; segments: Segment[] } {
  const segments: Segment[] = [];
  let seconds = 0;
  let range: ByteRange | undefined;
  for (const line of playlist.split('\n').map((text) => text.trim())) {
    if (line.startsWith('#EXTINF:')) seconds = Number.parseFloat(line.slice('#EXTINF:'.length));
    else if (line.startsWith('#EXT-X-BYTERANGE:')) range = parseRange(line);
    else if (line && !line.startsWith('#')) segments.push({ uri: line, seconds, range });
  }
  const map = /^#EXT-X-MAP:.*$/m.exec(playlist)?.[0] ?? '';
  return { init: parseRange(map), segments };
}

function parseRange(text: string): ByteRange | undefined {
  const [, length, start] = /(\d+)@(\d+)/.exec(text) ?? [];
  return length && start ? { start: Number(start), length: Number(length) } : undefined;
}

/** Writes a playlist of segments that are named by their files. Those in fragmented MP4 have an initialization. */
export function writeMediaPlaylist(
  segments: Segment[],
  format: PlaylistFormat,
  init?: Initialization,
): string {
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${init ? fragmentedVersion : playlistVersion(format)}`,
    `#EXT-X-TARGETDURATION:${targetDuration(segments, format)}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...(init ? [describeMap(init)] : []),
    ...segments.flatMap(({ uri, seconds, range }) => [
      `#EXTINF:${printDuration(seconds, format)},`,
      ...(range ? [`#EXT-X-BYTERANGE:${describeRange(range)}`] : []),
      uriOfKey(uri),
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** Initialization segments (EXT-X-MAP) need version 6. */
export const fragmentedVersion = 6;

/** Of all else that is written into playlists, only a decimal fraction of a second needs a version above 1. */
export function playlistVersion({ wholeDurations }: PlaylistFormat): number {
  return wholeDurations ? 1 : 3;
}

function targetDuration(segments: Segment[], { targetIsLonger }: PlaylistFormat) {
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  return targetIsLonger ? Math.floor(longest) + 1 : Math.max(1, Math.round(longest));
}

function describeMap({ uri, range }: Initialization) {
  return `#EXT-X-MAP:URI="${uriOfKey(uri)}"${range ? `,BYTERANGE="${describeRange(range)}"` : ''}`;
}

/** A player takes a segment of 0 seconds for a mistake. */
function printDuration(seconds: number, { wholeDurations }: PlaylistFormat) {
  return wholeDurations ? String(Math.max(1, Math.round(seconds))) : seconds.toFixed(6);
}

function describeRange({ start, length }: ByteRange) {
  return `${length}@${start}`;
}
