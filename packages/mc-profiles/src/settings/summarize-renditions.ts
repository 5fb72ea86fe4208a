import type { H264RateControlMode, JobSettings } from '@aws-sdk/client-mediaconvert';
import { type Orientation, orientationIn } from '@bacs/domain';
import { destinationsOf, groupsOf, isHls, outputsOf } from './outputs.ts';

export type RenditionSummary = {
  name: string;
  /** absent if the source decides */
  orientation?: Orientation;
  /** pixels; absent if the source decides */
  width?: number;
  height?: number;
  rate_control?: H264RateControlMode;
  /** bits per second: the average, or the maximum for QVBR */
  bitrate?: number;
};

/** Lists the HLS renditions of a template, in the order in which they are rendered. */
export function summarizeRenditions(settings: JobSettings): RenditionSummary[] {
  return groupsOf(settings)
    .filter(isHls)
    .flatMap((group) => {
      const orientation = orientationIn(destinationsOf(group)[0] ?? '');
      return outputsOf(group).map(({ NameModifier: name = '', VideoDescription: video }) => {
        const rate = video?.CodecSettings?.H264Settings;
        const bitrate = rate?.Bitrate ?? rate?.MaxBitrate;
        return {
          name,
          ...(orientation !== undefined && { orientation }),
          ...(video?.Width !== undefined && { width: video.Width }),
          ...(video?.Height !== undefined && { height: video.Height }),
          ...(rate?.RateControlMode !== undefined && { rate_control: rate.RateControlMode }),
          ...(bitrate !== undefined && { bitrate }),
        };
      });
    });
}
