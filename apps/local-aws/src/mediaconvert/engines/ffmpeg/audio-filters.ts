import type { AudioDescription } from '../../wire.ts';

export type Audio = {
  /** ffmpeg's index of the track; undefined means silence, which MediaConvert inserts. */
  streamIndex: number | undefined;
  sampleRate: number;
  bitrate: number;
  normalization: AudioDescription['audioNormalizationSettings'];
};

/** Builds a chain of endless audio from time 0; the output's duration cuts it. */
export function audioChain({ streamIndex, sampleRate, normalization }: Audio): string {
  if (streamIndex === undefined) return `anullsrc=r=${sampleRate}:cl=stereo`;
  return [
    `[0:${streamIndex}]aresample=async=1:first_pts=0`,
    'aformat=channel_layouts=stereo',
    ...loudness(normalization),
    `aresample=${sampleRate}`,
    'apad',
  ].join(',');
}

/** Normalizes in one pass, which meets the target within about one LU. */
function loudness(settings: Audio['normalization']) {
  if (!settings || settings.algorithmControl === 'MEASURE_ONLY') return [];
  const target = settings.targetLkfs ?? -24;
  const peak = settings.peakCalculation === 'TRUE_PEAK' ? (settings.truePeakLimiterThreshold ?? -1) : 0;
  return [`loudnorm=I=${target}:TP=${peak}:LRA=11`];
}
