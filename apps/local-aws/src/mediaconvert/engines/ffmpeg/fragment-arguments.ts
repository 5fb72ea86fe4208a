import type { Fraction } from '../../media/stream-facts.ts';
import type { FragmentedGroup, VideoRendition } from '../../plan-fragmented.ts';
import { segmentSeconds } from './segment-seconds.ts';

/**
 * Builds the arguments of ffmpeg's DASH muxer, which writes one rendition into a folder of its own: segments or one
 * file, and a playlist that tells their durations.
 */
export function fragmentArguments(group: FragmentedGroup, sourceRate: Fraction, folder: string): string[] {
  const seconds = secondsOf(group, sourceRate);
  return [
    ...['-f', 'dash', '-seg_duration', String(seconds), '-use_timeline', '0', '-hls_playlist', '1'],
    ...['-frag_type', 'duration', '-frag_duration', String(group.fragmentSeconds)],
    ...(group.singleFile
      ? ['-single_file', '1', '-global_sidx', '1', '-single_file_name', 'single.mp4']
      : ['-init_seg_name', 'init.mp4', '-media_seg_name', '$Number%09d$.mp4']),
    `${folder}/manifest.mpd`,
  ];
}

/** Audio has no GOP; its segments are as long as those of the first video. */
function secondsOf(group: FragmentedGroup, sourceRate: Fraction) {
  const video = group.outputs.find((output): output is VideoRendition => output.kind === 'video');
  return video ? segmentSeconds(group, video.h264, sourceRate) : group.segmentSeconds;
}
