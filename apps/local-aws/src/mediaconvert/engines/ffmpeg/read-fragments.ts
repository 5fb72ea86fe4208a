import type { ByteRange } from '../fragmented/rendition.ts';

export type Segment = { uri: string; seconds: number; range: ByteRange | undefined };

/** Reads the playlist that ffmpeg's DASH muxer writes beside its manifest. */
export function readFragments(playlist: string): { init: ByteRange | undefined; segments: Segment[] } {
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
