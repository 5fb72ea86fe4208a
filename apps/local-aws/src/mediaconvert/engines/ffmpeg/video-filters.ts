import type { VideoRendition } from '../../plan-fragmented.ts';
import type { Capture, File, Variant } from '../../plan-groups.ts';
import type { Source } from './describe-source.ts';
import type { Geometry } from './frame-geometry.ts';

const turns = { 0: [], 90: ['transpose=clock'], 180: ['hflip', 'vflip'], 270: ['transpose=cclock'] };

/** Every output begins with steady frames from time 0, upright and in square pixels. */
export function sharedVideoChain({ frameRate, rotation, squarePixels }: Source): string {
  return [
    `fps=fps=${frameRate.numerator}/${frameRate.denominator}:start_time=0`,
    ...(squarePixels ? [] : ["scale=w='trunc(iw*sar/2)*2':h=ih", 'setsar=1']),
    ...turns[rotation],
  ].join(',');
}

export function videoChain({
  h264,
  geometry,
}: (Variant | File | VideoRendition) & { geometry: Geometry }): string {
  const { framerateControl, framerateNumerator, framerateDenominator } = h264;
  const rate =
    framerateControl === 'SPECIFIED' ? [`fps=fps=${framerateNumerator}/${framerateDenominator}`] : [];
  return [...rate, ...geometryFilters(geometry), 'format=yuv420p'].join(',');
}

/** Captures the first frame, then the first frame of every interval. */
export function captureChain({ capture, geometry }: Capture & { geometry: Geometry }): string {
  const interval = `${capture.framerateDenominator ?? 1}/${capture.framerateNumerator ?? 1}`;
  const select = `select='gte(t+0.001,selected_n*${interval})'`;
  return [select, ...geometryFilters(geometry), 'format=yuvj420p'].join(',');
}

function geometryFilters({ picture, frame }: Geometry) {
  const filters = [`scale=${picture.width}:${picture.height}:flags=fast_bilinear`];
  if (picture.width > frame.width || picture.height > frame.height) {
    filters.push(`crop=${frame.width}:${frame.height}`);
  } else if (picture.width < frame.width || picture.height < frame.height) {
    filters.push(`pad=${frame.width}:${frame.height}:(ow-iw)/2:(oh-ih)/2`);
  }
  return [...filters, 'setsar=1'];
}
