import type { InputRotate } from '@aws-sdk/client-mediaconvert';
import {
  inspectMedia,
  type Media,
  measureDuration,
  type Stream,
  type Tool,
  UnreadableMedia,
} from '../../media/ffprobe.ts';
import {
  audioStreams,
  type Color,
  colorOf,
  durationOf,
  type Fraction,
  frameRateOf,
  parseFraction,
  rotationOf,
  videoStreams,
} from '../../media/stream-facts.ts';
import { RenderError } from '../engine.ts';
import type { Size } from './frame-geometry.ts';

export type Source = {
  path: string;
  videoIndex: number;
  /** ffmpeg's indexes of the audio tracks, in order */
  audioIndexes: number[];
  /** The turn that will be applied, clockwise */
  rotation: 0 | 90 | 180 | 270;
  squarePixels: boolean;
  color: Color;
  /** The size as displayed: after rotation, in square pixels */
  size: Size;
  frameRate: Fraction;
  durationSeconds: number;
};

/** Reads what the render needs to know. It throws a RenderError if MediaConvert could not open the input either. */
export async function describeSource(
  path: string,
  { uri, rotate = 'DEGREE_0', tool }: { uri: string; rotate: InputRotate | undefined; tool: Tool },
): Promise<Source> {
  const media = await openInput(path, uri, tool);
  const stream = videoStreams(media)[0];
  if (!stream?.width || !stream.height) {
    throw new RenderError(1020, `No video stream found in input file [${uri}]`);
  }
  const durationSeconds = durationOf(stream, media) ?? (await measureDuration(path, stream.index, tool));
  if (durationSeconds <= 0) throw new RenderError(1020, `No video frames found in input file [${uri}]`);
  const rotation = chooseRotation(rotate, stream, media);
  const pixel = parseFraction(stream.sample_aspect_ratio) ?? { numerator: 1, denominator: 1 };
  const shown = {
    width: Math.round((stream.width * pixel.numerator) / pixel.denominator),
    height: stream.height,
  };
  return {
    path,
    videoIndex: stream.index,
    audioIndexes: audioStreams(media).map((audio) => audio.index),
    rotation,
    squarePixels: pixel.numerator === pixel.denominator,
    color: colorOf(stream),
    size: rotation % 180 === 0 ? shown : { width: shown.height, height: shown.width },
    frameRate: frameRateOf(stream) ?? { numerator: 30, denominator: 1 },
    durationSeconds,
  };
}

async function openInput(path: string, uri: string, tool: Tool) {
  try {
    return await inspectMedia(path, tool);
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
  if (rotate !== 'AUTO' || !media.format.format_name?.includes('mp4')) return 0;
  const told = rotationOf(stream);
  return ([90, 180, 270] as const).find((quarter) => Math.abs(told - quarter) <= 1) ?? 0;
}
