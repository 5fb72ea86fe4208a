import type { Media, Stream } from './ffprobe.ts';

export type Fraction = { numerator: number; denominator: number };

/** Lists the video streams. A picture attached to an audio file is not one. */
export function videoStreams({ streams }: Media): Stream[] {
  return streams.filter((stream) => stream.codec_type === 'video' && !stream.disposition?.['attached_pic']);
}

export function audioStreams({ streams }: Media): Stream[] {
  return streams.filter((stream) => stream.codec_type === 'audio');
}

/** Returns degrees clockwise, 0 to 359; ffprobe counts the other way round. */
export function rotationOf(stream: Stream): number {
  const matrix = stream.side_data_list?.find((data) => data.side_data_type === 'Display Matrix');
  return (360 - (matrix?.rotation ?? 0)) % 360;
}

/** Returns the nominal frame rate, or the average one if the rate varies. */
export function frameRateOf(stream: Stream): Fraction | undefined {
  const nominal = parseFraction(stream.r_frame_rate);
  const average = parseFraction(stream.avg_frame_rate);
  if (!nominal || !average) return average ?? nominal;
  const isSteady = Math.abs(ratio(nominal) / ratio(average) - 1) < 0.01;
  return isSteady ? nominal : average;
}

/** ffmpeg's names of a color space; undefined is what the source does not tell. */
export type Color = {
  primaries: string | undefined;
  transfer: string | undefined;
  matrix: string | undefined;
};

export function colorOf({ color_primaries, color_transfer, color_space }: Stream): Color {
  const told = (name: string | undefined) => (name === 'unknown' || name === 'reserved' ? undefined : name);
  return { primaries: told(color_primaries), transfer: told(color_transfer), matrix: told(color_space) };
}

export function ratio({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

/** Returns seconds; Matroska keeps the duration in a tag. */
export function durationOf(stream: Stream, media: Media): number | undefined {
  const tagged = /^(\d+):(\d+):([\d.]+)$/.exec(stream.tags?.['DURATION'] ?? '');
  const fromTag = tagged && Number(tagged[1]) * 3600 + Number(tagged[2]) * 60 + Number(tagged[3]);
  const duration = Number(stream.duration ?? fromTag ?? media.format.duration);
  return Number.isFinite(duration) && duration > 0 ? duration : undefined;
}

export function parseFraction(text: string | undefined): Fraction | undefined {
  const [numerator = 0, denominator = 0] = (text ?? '').split(/[/:]/).map(Number);
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : undefined;
}
