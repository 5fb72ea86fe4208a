import { uriOfKey } from '@bacs/domain';

export type Segment = { uri: string; seconds: number };

/** Reads the segments of a media playlist, in order. */
export function readSegments(playlist: string): Segment[] {
  const lines = playlist.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => {
    const duration = /^#EXTINF:([\d.]+)/.exec(lines[index - 1] ?? '')?.[1];
    return duration && line ? [{ uri: line, seconds: Number(duration) }] : [];
  });
}

/** Names each segment after its place in the playlist, counted from 1. */
export function renameSegments(playlist: string, nameSegment: (number: number) => string): string {
  let number = 0;
  return playlist.replace(/^[^#\n].*$/gm, () => {
    number += 1;
    return uriOfKey(nameSegment(number));
  });
}
