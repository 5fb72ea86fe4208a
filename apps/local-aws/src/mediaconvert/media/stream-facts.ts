import type { Media, Stream } from './ffprobe.ts';

export type Fraction = { numerator: number; denominator: number };

/** Lists the video streams. A picture attached to an audio file is not one. */
export function videoStreams({ streams }: Media): Stream[] {
  return streams.filter((stream) => stream.codec_type === 'video' && !stream.disposition?.['attached_pic']);
}

export function audioStreams({ streams }: Media): Stream[] {
  return streams.filter((stream) => stream.codec_type === 'audio');
}

/** Returns degrees clockwise, 0 to 359; ffprobe counts the other way round. A mirrored picture is not turned. */
export function rotationOf(stream: Stream): number {
  const matrix = stream.side_data_list?.find((data) => data.side_data_type === 'Display Matrix');
  if (!matrix || isMirrored(matrix.displaymatrix)) return 0;
  return (360 - (matrix.rotation ?? 0)) % 360;
}

/** ffprobe prints the three rows of the matrix, each after its offset. */
function isMirrored(matrix = '') {
  const [a = 0, b = 0, , c = 0, d = 0] = [...matrix.matchAll(/(?<!\S)-?\d+(?=\s|$)/g)].map(Number);
  return a * d - b * c < 0;
}

/** Returns the nominal frame rate, or the average one if the rate varies. */
export function frameRateOf(stream: Stream): Fraction | undefined {
  const { nominal, average } = frameRates(stream);
  return variesFrameRate(stream) ? average : (nominal ?? average);
}

/** MediaConvert gives a picture of varying frame rate the next of these rates above its average. */
const steadyRates = [1, 5, 10, 15, 24, 30, 50, 60];

/** Returns the frame rate of an output that follows its source. */
export function steadyRateOf(stream: Stream): Fraction | undefined {
  const rate = frameRateOf(stream);
  if (!rate || !variesFrameRate(stream)) return rate;
  const next = steadyRates.find((each) => each >= ratio(rate) / tolerance) ?? Math.max(...steadyRates);
  return { numerator: next, denominator: 1 };
}

/** Averages of short films are this far off. */
const tolerance = 1.01;

function variesFrameRate(stream: Stream) {
  const { nominal, average } = frameRates(stream);
  if (!nominal || !average) return false;
  const factor = ratio(nominal) / ratio(average);
  return factor > tolerance || factor < 1 / tolerance;
}

/** The nominal rate of interlaced pictures may count fields. */
function frameRates({ r_frame_rate, avg_frame_rate, field_order = '' }: Stream) {
  const nominal = parseFraction(r_frame_rate);
  const average = parseFraction(avg_frame_rate);
  const isOfFields =
    nominal && average && /^[tb][tb]$/.test(field_order) && Math.round(ratio(nominal) / ratio(average)) === 2;
  return { nominal: isOfFields ? { ...nominal, denominator: 2 * nominal.denominator } : nominal, average };
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
  return positive(stream.duration) ?? taggedEnd(stream) ?? positive(media.format.duration);
}

/** Returns where the film begins, in the seconds of its own clock. ffmpeg makes this 0. */
export function startOf({ start_time }: Stream | Media['format']): number {
  return Number(start_time) || 0;
}

/** Returns where a track ends, in the seconds of the film's own clock. */
export function endOf(stream: Stream, media: Media): number | undefined {
  const duration = positive(stream.duration);
  if (duration !== undefined) return startOf(stream) + duration;
  const whole = positive(media.format.duration);
  return taggedEnd(stream) ?? (whole && startOf(media.format) + whole);
}

function taggedEnd({ tags }: Stream) {
  const [, hours, minutes, seconds] = /^(\d+):(\d+):([\d.]+)$/.exec(tags?.['DURATION'] ?? '') ?? [];
  return positive(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

function positive(seconds: string | number | undefined) {
  return Number(seconds) > 0 && Number(seconds) < Number.POSITIVE_INFINITY ? Number(seconds) : undefined;
}

export function parseFraction(text: string | undefined): Fraction | undefined {
  const [numerator = 0, denominator = 0] = (text ?? '').split(/[/:]/).map(Number);
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : undefined;
}
