import { uriOfKey } from '@bacs/domain';
import type { PlaylistFormat } from '../playlist-format.ts';
import { fragmentedVersion, playlistVersion } from './media-playlist.ts';

export type PlaylistVariant = {
  uri: string;
  /** Bits per second of the largest segment, and on average */
  peakBandwidth: number;
  averageBandwidth: number;
  codecs: string[];
  resolution: { width: number; height: number } | undefined;
  framesPerSecond: number;
  /** The group of audio renditions that it plays with, if its sound is not in its own segments */
  audioGroup?: string | undefined;
};

/**
 * Writes the variants in the order of the outputs; players begin with the first.
 * @param fragmented has the lines that describe the audio renditions of fragmented MP4
 */
export function writeMasterPlaylist(
  variants: PlaylistVariant[],
  format: PlaylistFormat,
  fragmented?: { audio: string[] },
): string {
  const lines = variants.flatMap((variant) => [
    `#EXT-X-STREAM-INF:${describeVariant(variant, format)}`,
    uriOfKey(variant.uri),
  ]);
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${fragmented ? fragmentedVersion : playlistVersion(format)}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(fragmented?.audio ?? []),
    ...lines,
    '',
  ].join('\n');
}

/** Writes the attributes of EXT-X-STREAM-INF. */
function describeVariant(variant: PlaylistVariant, { deniesCaptions }: PlaylistFormat) {
  const { resolution, audioGroup } = variant;
  return [
    `BANDWIDTH=${Math.ceil(variant.peakBandwidth)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(variant.averageBandwidth)}`,
    `CODECS="${variant.codecs.join(',')}"`,
    ...(resolution ? [`RESOLUTION=${resolution.width}x${resolution.height}`] : []),
    `FRAME-RATE=${variant.framesPerSecond.toFixed(3)}`,
    ...(deniesCaptions ? ['CLOSED-CAPTIONS=NONE'] : []),
    ...(audioGroup === undefined ? [] : [`AUDIO="${audioGroup}"`]),
  ].join(',');
}
