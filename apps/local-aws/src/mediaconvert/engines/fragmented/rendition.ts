import type { AudioRendition, VideoRendition } from '../../plan-fragmented.ts';
import type { Initialization, Segment } from '../media-playlist.ts';

export type Fragment = Segment & { bits: number };

export type Written = {
  /** The name of its HLS playlist */
  playlist: string;
  init: Initialization;
  segments: Fragment[];
  /** The names of segments without their numbers: `{before}_{number}.{extension}` */
  before: string;
  extension: string;
  codec: string;
};

export type WrittenVideo = Written & {
  plan: Pick<VideoRendition, 'kind' | 'h264' | 'cmfc'>;
  size: { width: number; height: number };
  frameRate: { numerator: number; denominator: number };
};
export type WrittenAudio = Written & {
  plan: Pick<AudioRendition, 'kind' | 'cmfc'>;
  sampleRate: number;
};

/** A rendition as an engine has written it: what the manifests tell of it. */
export type Rendition = WrittenVideo | WrittenAudio;

export function isVideo(rendition: Rendition): rendition is WrittenVideo {
  return rendition.plan.kind === 'video';
}

export function isAudio(rendition: Rendition): rendition is WrittenAudio {
  return rendition.plan.kind === 'audio';
}

export function secondsOf({ segments }: Rendition): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Bits per second of the largest segment, and on average */
export function bandwidthOf(rendition: Rendition): { peak: number; average: number } {
  const bits = rendition.segments.reduce((sum, segment) => sum + segment.bits, 0);
  return {
    peak: Math.max(...rendition.segments.map((segment) => segment.bits / segment.seconds)),
    average: bits / secondsOf(rendition),
  };
}
