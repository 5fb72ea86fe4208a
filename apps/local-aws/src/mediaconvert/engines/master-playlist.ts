import { uriOfKey } from '@bacs/domain';
import type { PlaylistFormat } from '../playlist-format.ts';
import { playlistVersion } from './media-playlist.ts';

export type PlaylistVariant = {
  uri: string;
  /** Bits per second of the largest segment, and on average */
  peakBandwidth: number;
  averageBandwidth: number;
  codecs: string[];
  resolution: { width: number; height: number } | undefined;
  framesPerSecond: number;
  /** Tells players that there are no closed captions in the picture. */
  tellsNoCaptions?: boolean;
};

/** Writes the variants in the order of the outputs; players begin with the first. */
export function writeMasterPlaylist(variants: PlaylistVariant[], format: PlaylistFormat): string {
  const lines = variants.flatMap((variant) => [
    `#EXT-X-STREAM-INF:${describeVariant(variant)}`,
    uriOfKey(variant.uri),
  ]);
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${playlistVersion(format)}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...lines,
    '',
  ].join('\n');
}

/** Writes the attributes of EXT-X-STREAM-INF. */
export function describeVariant(variant: PlaylistVariant): string {
  const { resolution } = variant;
  return [
    `BANDWIDTH=${Math.ceil(variant.peakBandwidth)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(variant.averageBandwidth)}`,
    `CODECS="${variant.codecs.join(',')}"`,
    ...(resolution ? [`RESOLUTION=${resolution.width}x${resolution.height}`] : []),
    `FRAME-RATE=${variant.framesPerSecond.toFixed(3)}`,
    ...(variant.tellsNoCaptions ? ['CLOSED-CAPTIONS=NONE'] : []),
  ].join(',');
}
