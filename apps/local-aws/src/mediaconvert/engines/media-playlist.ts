import { uriOfKey } from '@bacs/domain';
import type { PlaylistFormat } from '../playlist-format.ts';

/** `seconds` are true, whatever a playlist prints. */
export type Segment = { uri: string; seconds: number };

/** Reads the segments of a media playlist, in order. */
export function readSegments(playlist: string): Segment[] {
  const lines = playlist.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => {
    const duration = /^#EXTINF:([\d.]+)/.exec(lines[index - 1] ?? '')?.[1];
    return duration && line ? [{ uri: line, seconds: Number(duration) }] : [];
  });
}

/** Writes a playlist of segments that are named by their files. */
export function writeMediaPlaylist(segments: Segment[], format: PlaylistFormat): string {
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${playlistVersion(format)}`,
    `#EXT-X-TARGETDURATION:${targetDuration(segments, format)}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...segments.flatMap(({ uri, seconds }) => [`#EXTINF:${printDuration(seconds, format)},`, uriOfKey(uri)]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

export function targetDuration(segments: Segment[], { targetIsLonger }: PlaylistFormat): number {
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  return targetIsLonger ? Math.floor(longest) + 1 : Math.max(1, Math.round(longest));
}

/** Of all that is written into playlists, only a decimal fraction of a second needs a version above 1. */
export function playlistVersion({ wholeDurations }: PlaylistFormat): number {
  return wholeDurations ? 1 : 3;
}

/** A player takes a segment of 0 seconds for a mistake. */
export function printDuration(seconds: number, { wholeDurations }: PlaylistFormat): string {
  return wholeDurations ? String(Math.max(1, Math.round(seconds))) : seconds.toFixed(6);
}
