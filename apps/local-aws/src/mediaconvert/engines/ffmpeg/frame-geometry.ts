import type { VideoDescription } from '../../wire.ts';
import { RenderError } from '../engine.ts';

export type Size = { width: number; height: number };

/** ffmpeg scales to `picture` and then makes it `frame` by padding with black or by cropping. */
export type Geometry = { picture: Size; frame: Size };

/**
 * Computes what MediaConvert makes of a source's size, an output's size and its scaling behavior. The number counts the
 * outputs of the whole job from 1, so that an error message can name one.
 */
export function planGeometry(source: Size, video: VideoDescription, outputNumber: number): Geometry {
  const geometry = placePicture(source, video, outputNumber);
  if (video.codecSettings?.codec === 'H_264') refuseTooLarge(geometry.frame, outputNumber);
  return geometry;
}

function placePicture(source: Size, video: VideoDescription, outputNumber: number): Geometry {
  const { width, height, scalingBehavior = 'DEFAULT' } = video;
  if (width === undefined && height === undefined) return keepSize(source, outputNumber);
  if (width === undefined || height === undefined) {
    const size = {
      width: width ?? toEven((source.width * (height ?? 0)) / source.height),
      height: height ?? toEven((source.height * (width ?? 0)) / source.width),
    };
    return { picture: size, frame: size };
  }
  const frame = { width, height };
  const inside = scaleBy(source, Math.min(width / source.width, height / source.height), frame);
  switch (scalingBehavior) {
    case 'STRETCH_TO_OUTPUT':
      return { picture: frame, frame };
    case 'FIT':
      return { picture: inside, frame: inside };
    case 'FIT_NO_UPSCALE': {
      const size = inside.width > source.width ? scaleBy(source, 1) : inside;
      return { picture: size, frame: size };
    }
    case 'FILL':
      return { picture: scaleBy(source, Math.max(width / source.width, height / source.height)), frame };
    default:
      return { picture: inside, frame };
  }
}

function keepSize(source: Size, outputNumber: number): Geometry {
  if (source.width % 2 !== 0 || source.height % 2 !== 0) {
    throw new RenderError(
      1040,
      `Invalid resolution [${source.width} x ${source.height}], only even values are supported. video_description [${outputNumber}]`,
    );
  }
  return { picture: source, frame: source };
}

/** The user guide has these maxima of H.264. No document has AWS's words for what exceeds them. */
function refuseTooLarge({ width, height }: Size, outputNumber: number): void {
  if (Math.max(width, height) <= 4096 && Math.min(width, height) <= 2160) return;
  throw new RenderError(
    1040,
    `Invalid resolution [${width} x ${height}], the maximum is 4096 x 2160 or 2160 x 4096. video_description [${outputNumber}]`,
  );
}

function scaleBy(size: Size, factor: number, limit?: Size): Size {
  return {
    width: Math.min(toEven(size.width * factor), limit?.width ?? Number.POSITIVE_INFINITY),
    height: Math.min(toEven(size.height * factor), limit?.height ?? Number.POSITIVE_INFINITY),
  };
}

export function toEven(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}
