import type { InputRotate } from '@aws-sdk/client-mediaconvert';
import {
  type Film,
  inspectMedia,
  type Media,
  type Stream,
  type Tool,
  UnreadableMedia,
} from '../../media/ffprobe.ts';
import { nameFormat } from '../../media/name-format.ts';
import {
  audioStreams,
  type Color,
  colorOf,
  type Fraction,
  parseFraction,
  rotationOf,
  steadyRateOf,
  videoStreams,
} from '../../media/stream-facts.ts';
import type { Input } from '../../wire.ts';
import { RenderError } from '../engine.ts';
import type { Size } from './frame-geometry.ts';
import { readTimeline, type Timeline } from './timeline.ts';

export type Source = {
  path: string;
  videoIndex: number;
  /** ffmpeg's indexes of the audio tracks, in order */
  audioIndexes: number[];
  /** The turn that will be applied, clockwise */
  rotation: 0 | 90 | 180 | 270;
  color: Color;
  /** The size after the turn, in pixels of this shape */
  size: Size;
  /** The width of a pixel by its height, after the turn */
  pixel: Fraction;
  frameRate: Fraction;
  timeline: Timeline;
  padsVideo: boolean;
};

/** Reads what the render needs to know. It throws a RenderError if MediaConvert could not open the input either. */
export async function describeSource(
  film: Film,
  { fileInput: uri = '', videoSelector: { rotate = 'DEGREE_0', padVideo } = {} }: Input,
  tool: Tool,
): Promise<Source> {
  const media = await openInput(film, uri, tool);
  const stream = videoStreams(media)[0];
  if (!stream?.width || !stream.height) {
    throw new RenderError(1020, `No video stream found in input file [${uri}]`);
  }
  const timeline = await readTimeline(film.path, stream, media, tool);
  if (timeline.pictureEnd <= 0) throw new RenderError(1020, `No video frames found in input file [${uri}]`);
  const rotation = chooseRotation(rotate, stream, media);
  const { width, height } = stream;
  const pixel = parseFraction(stream.sample_aspect_ratio) ?? { numerator: 1, denominator: 1 };
  const isOnItsSide = rotation % 180 !== 0;
  return {
    path: film.path,
    videoIndex: stream.index,
    audioIndexes: audioStreams(media).map((audio) => audio.index),
    rotation,
    color: colorOf(stream),
    size: isOnItsSide ? { width: height, height: width } : { width, height },
    pixel: isOnItsSide ? { numerator: pixel.denominator, denominator: pixel.numerator } : pixel,
    frameRate: steadyRateOf(stream) ?? { numerator: 30, denominator: 1 },
    timeline,
    padsVideo: padVideo === 'BLACK',
  };
}

async function openInput(film: Film, uri: string, tool: Tool) {
  try {
    return await inspectMedia(film, tool);
  } catch (error) {
    if (!(error instanceof UnreadableMedia)) throw error;
    const reason = /moov atom not found/.test(error.message)
      ? 'no moov box found in file'
      : 'Unable to determine the file format';
    throw new RenderError(1010, `Unable to open input file [${uri}]: [Failed probe/open: [${reason}]]`);
  }
}

/** AUTO works for .mov and .mp4, and for quarter turns within one degree; no other input is turned. */
function chooseRotation(rotate: InputRotate, stream: Stream, media: Media): Source['rotation'] {
  if (rotate === 'DEGREES_90') return 90;
  if (rotate === 'DEGREES_180') return 180;
  if (rotate === 'DEGREES_270') return 270;
  const format = nameFormat(media);
  if (rotate !== 'AUTO' || (format !== 'mp4' && format !== 'quicktime')) return 0;
  const told = rotationOf(stream);
  return ([90, 180, 270] as const).find((quarter) => Math.abs(told - quarter) <= 1) ?? 0;
}
