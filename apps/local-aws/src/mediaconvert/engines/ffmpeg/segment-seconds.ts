import { type Fraction, ratio } from '../../media/stream-facts.ts';
import type { H264Settings } from '../../wire.ts';
import { gopFrames, outputRate } from './encoder-arguments.ts';

type Segmentation = { segmentSeconds: number; segmentsFollowGop: boolean };

/** Segments that follow the GOP end with the next one that is long enough. */
export function segmentSeconds(
  { segmentSeconds: asked, segmentsFollowGop }: Segmentation,
  h264: H264Settings,
  sourceRate: Fraction,
): number {
  if (!segmentsFollowGop) return asked;
  const rate = outputRate(h264, sourceRate);
  return roundUpToGop(asked, gopFrames(h264, rate) / ratio(rate));
}

/** ffmpeg counts in whole microseconds. One too many would make it wait for the keyframe after the right one. */
function roundUpToGop(seconds: number, gopSeconds: number) {
  const gops = Math.ceil(seconds / gopSeconds - 0.001);
  return Math.floor(gops * gopSeconds * 1_000_000) / 1_000_000;
}
