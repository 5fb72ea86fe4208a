import { join } from 'node:path';
import { safeInput } from '../../media/ffprobe.ts';
import { ratio } from '../../media/stream-facts.ts';
import type { HlsGroup, Pids, Variant } from '../../plan-groups.ts';
import type { Source } from './describe-source.ts';
import { aacArguments, gopFrames, h264Arguments, jpegArguments, outputRate } from './encoder-arguments.ts';
import { buildFilterGraph, type RenderedOutput } from './filter-graph.ts';

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
  const pads = ['-map', `[v-${output.id}]`, ...(output.audio ? ['-map', `[a-${output.id}]`] : [])];
  const plain = [
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-t', output.span.end.toFixed(6)],
    // The filters make the frames steady. ffmpeg would fill the time before the first one with copies of it.
    ...['-fps_mode', 'passthrough'],
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
  const encoders = [
    ...h264Arguments(output.h264, source.frameRate),
    ...(output.audio ? aacArguments(output.audio) : []),
  ];
  if (output.kind === 'file') {
    const placement = output.fastStart ? ['-movflags', '+faststart'] : [];
    return [...pads, ...plain, ...encoders, ...placement, '-f', 'mp4', `${stem}.mp4`];
  }
  return [...pads, ...plain, ...encoders, ...hlsArguments(output, source, stem)];
}

function hlsArguments({ h264, group, pids }: RenderedOutput & Variant, { frameRate }: Source, stem: string) {
  const { segmentSeconds, segmentsFollowGop } = group as HlsGroup;
  const gopSeconds = gopFrames(h264, outputRate(h264, frameRate)) / ratio(outputRate(h264, frameRate));
  const [seconds, keyframes] = segmentsFollowGop
    ? [roundUpToGop(segmentSeconds, gopSeconds), []]
    : [segmentSeconds, ['-force_key_frames', `expr:gte(t+0.001,n_forced*${segmentSeconds})`]];
  return [
    ...keyframes,
    ...['-f', 'hls', '-hls_time', String(seconds), '-hls_playlist_type', 'vod', '-hls_list_size', '0'],
    ...['-start_number', '1', '-hls_segment_filename', `${stem}_%05d.ts`],
    ...pidArguments(pids),
    `${stem}.m3u8`,
  ];
}

/** ffmpeg counts in whole microseconds. One too many would make it wait for the keyframe after the right one. */
function roundUpToGop(seconds: number, gopSeconds: number) {
  const gops = Math.ceil(seconds / gopSeconds - 0.001);
  return Math.floor(gops * gopSeconds * 1_000_000) / 1_000_000;
}

function pidArguments({ videoPid, audioPid, pmtPid, programNumber, transportStreamId }: Pids) {
  const stream = [
    `mpegts_pmt_start_pid=${pmtPid}`,
    `mpegts_service_id=${programNumber}`,
    `mpegts_transport_stream_id=${transportStreamId}`,
  ];
  const pids = ['-streamid', `0:${videoPid}`, '-streamid', `1:${audioPid}`];
  return [...pids, '-hls_segment_options', stream.join(':')];
}
