import type { ProbeResult } from '../wire.ts';
import type { Media } from './ffprobe.ts';

type Format = NonNullable<ProbeResult['container']>['format'];

const formats: Record<string, Format> = {
  'mov,mp4,m4a,3gp,3g2,mj2': 'mp4',
  'matroska,webm': 'matroska',
  mpegts: 'mpegts',
  mpeg: 'mpegps',
  avi: 'avi',
  asf: 'asf',
  mxf: 'mxf',
  ogg: 'ogg',
  wav: 'wave',
  mp3: 'mp3',
  flac: 'flac',
  aac: 'aac',
  ac3: 'ac3',
  eac3: 'eac3',
};

/** The brand tells the relatives of MP4 apart. */
const brands: [brand: RegExp, format: Format][] = [
  [/^qt/, 'quicktime'],
  [/^3gp/, 'three_gp'],
  [/^3g2/, 'three_g2'],
];

/** Returns undefined for a format that Probe has no name for, such as FLV. */
export function nameFormat({ format, streams }: Media): Format {
  const brand = format.tags?.['major_brand'] ?? '';
  const relative = brands.find(([pattern]) => pattern.test(brand))?.[1];
  if (relative) return relative;
  const isWebm = streams.every(({ codec_name = '' }) => /^(vp8|vp9|av1|opus|vorbis)$/.test(codec_name));
  if (format.format_name?.includes('webm') && isWebm) return 'webm';
  return formats[format.format_name ?? ''];
}
