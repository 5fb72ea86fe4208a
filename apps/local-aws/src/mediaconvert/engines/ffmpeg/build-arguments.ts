import { join } from 'node:path';
import { safeInput } from '../../media/ffprobe.ts';
import type { FragmentedGroup } from '../../plan-fragmented.ts';
import type { HlsGroup } from '../../plan-groups.ts';
import type { Source } from './describe-source.ts';
import { aacArguments, h264Arguments, jpegArguments } from './encoder-arguments.ts';
import { buildFilterGraph, type RenderedOutput, type RenderedPicture } from './filter-graph.ts';
import { fragmentArguments } from './fragment-arguments.ts';
import { segmentSeconds } from './segment-seconds.ts';
import { transportStreamArguments } from './transport-stream.ts';

/**
 * Builds the arguments of one ffmpeg for the whole job. Temporary names are neutral, because ffmpeg would read a `%` in
 * an upload's name as a pattern.
 */
export function buildArguments(source: Source, outputs: RenderedOutput[], dir: string): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-y', '-loglevel', 'warning'],
    ...['-progress', 'pipe:1', '-stats_period', '0.25'],
    ...['-noautorotate', ...safeInput, '-i', source.path],
    ...['-filter_complex', buildFilterGraph(source, outputs)],
    ...outputs.flatMap((output) => outputArguments(source, output, dir)),
  ];
}

function outputArguments(source: Source, output: RenderedOutput, dir: string) {
  const pads = [
    ...(output.kind === 'audio' ? [] : ['-map', `[v-${output.id}]`]),
    ...(output.audio ? ['-map', `[a-${output.id}]`] : []),
  ];
  const plain = [
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-t', output.span.end.toFixed(6)],
    // The filters make the frames steady. ffmpeg would fill the time before the first one with copies of it.
    ...(output.kind === 'audio' ? [] : ['-fps_mode', 'passthrough']),
  ];
  const stem = join(dir, output.id);
  if (output.kind === 'capture') {
    const { maxCaptures, quality } = output.capture;
    return [
      ...[...pads, ...plain, ...jpegArguments(quality)],
      ...(maxCaptures === undefined ? [] : ['-frames:v', String(maxCaptures)]),
      ...['-f', 'image2', '-start_number', '0', `${stem}.%07d.jpg`],
    ];
  }
  const sound = output.audio ? aacArguments(output.audio) : [];
  if (output.kind === 'audio') return [...pads, ...plain, ...sound, ...fragments(output, source, stem)];
  const encoders = [...h264Arguments(output.h264, source.frameRate), ...sound];
  if (output.kind === 'video') {
    return [...pads, ...plain, ...encoders, ...keyFrames(output.group), ...fragments(output, source, stem)];
  }
  if (output.kind === 'file') {
    const placement = output.fastStart ? ['-movflags', '+faststart'] : [];
    return [...pads, ...plain, ...encoders, ...placement, '-f', 'mp4', `${stem}.mp4`];
  }
  return [...pads, ...plain, ...encoders, ...hlsArguments(output, source, stem)];
}

function hlsArguments(output: RenderedPicture & { kind: 'variant' }, { frameRate }: Source, stem: string) {
  const group = output.group as HlsGroup;
  const seconds = segmentSeconds(group, output.h264, frameRate);
  return [
    ...keyFrames(group),
    ...['-f', 'hls', '-hls_time', String(seconds), '-hls_playlist_type', 'vod', '-hls_list_size', '0'],
    ...transportStreamArguments(output.m3u8, output.audio),
    ...['-start_number', '1', '-hls_segment_filename', `${stem}_%05d.ts`],
    `${stem}.m3u8`,
  ];
}

function fragments({ group }: RenderedOutput, { frameRate }: Source, folder: string) {
  return fragmentArguments(group as FragmentedGroup, frameRate, folder);
}

/** Exact segments need a keyframe where each begins. */
function keyFrames(group: RenderedOutput['group']) {
  const { segmentsFollowGop, segmentSeconds: seconds } = group as HlsGroup | FragmentedGroup;
  return segmentsFollowGop ? [] : ['-force_key_frames', `expr:gte(t+0.001,n_forced*${seconds})`];
}
