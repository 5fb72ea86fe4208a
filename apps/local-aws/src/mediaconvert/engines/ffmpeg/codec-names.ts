import { inspectMedia, type Stream, type Tool } from '../../media/ffprobe.ts';
import { RenderError } from '../engine.ts';

/** x264 writes the profile and the constraint flags as these digits. */
const h264Profiles: Record<string, string> = {
  'Constrained Baseline': '42c0',
  Baseline: '42c0',
  Main: '4d40',
  High: '6400',
};

/** Reads the RFC 6381 names of the codecs that a segment really contains. */
export async function readCodecNames(segmentPath: string, tool: Tool): Promise<string[]> {
  const { streams } = await inspectMedia(segmentPath, tool);
  return streams.map(nameCodec);
}

function nameCodec({ codec_name, profile = '', level = 0 }: Stream) {
  const h264 = h264Profiles[profile];
  if (codec_name === 'h264' && h264) return `avc1.${h264}${level.toString(16).padStart(2, '0')}`;
  if (codec_name === 'aac') return 'mp4a.40.2';
  throw new RenderError(1999, `Unknown error: [unexpected codec ${codec_name} ${profile}]`);
}
