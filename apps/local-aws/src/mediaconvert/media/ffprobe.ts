import { extname } from 'node:path';
import { execa } from 'execa';
import type { StoredObject } from '../../s3/object-store.ts';

/**
 * MediaConvert accepts these containers. Playlists and scripts are not among them, since they could name other files.
 */
const safeContainers = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'matroska,webm',
  'mpegts',
  'mpeg',
  'avi',
  'asf',
  'flv',
  'mxf',
  'ogg',
  'wav',
  'mp3',
  'flac',
  'aac',
  'ac3',
  'eac3',
];

/** With these input options of ffmpeg and ffprobe, a media file can reach neither the network nor other files. */
export const safeInput = ['-protocol_whitelist', 'file', '-format_whitelist', safeContainers.join(',')];

export type Stream = {
  index: number;
  codec_type?: string;
  codec_name?: string;
  profile?: string;
  level?: number;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  color_primaries?: string;
  color_transfer?: string;
  color_space?: string;
  field_order?: string;
  r_frame_rate?: string;
  avg_frame_rate?: string;
  start_time?: string;
  duration?: string;
  bit_rate?: string;
  bits_per_raw_sample?: string;
  channels?: number;
  channel_layout?: string;
  sample_rate?: string;
  tags?: Record<string, string>;
  disposition?: Record<string, number>;
  side_data_list?: { side_data_type?: string; rotation?: number; displaymatrix?: string }[];
};

export type Media = {
  streams: Stream[];
  format: {
    format_name?: string;
    start_time?: string;
    duration?: string;
    bit_rate?: string;
    tags?: Record<string, string>;
  };
};

/** The file is no media, or damaged; the message is ffprobe's own. */
export class UnreadableMedia extends Error {
  override readonly name = 'UnreadableMedia';
}

export type Tool = { ffprobePath: string; signal?: AbortSignal };

/** What can be read from a film, and its ETag, which tells the content */
export type Film = Pick<StoredObject, 'path' | 'etag'>;

/** A film is uploaded, probed and rendered several times. The oldest is the first. */
const inspected = new Map<string, Media>();
const mostInspected = 100;

export async function inspectMedia({ path, etag }: Film, tool: Tool): Promise<Media> {
  // ffprobe considers the extension, too.
  const content = etag + extname(path);
  const known = inspected.get(content);
  if (known) return known;
  const args = ['-show_format', '-show_streams', ...safeInput, path];
  const { media, complaint } = await runFfprobe(args, tool);
  if (!media?.format || !media.streams?.length) throw new UnreadableMedia(complaint);
  const { streams, format } = media;
  inspected.set(content, { streams, format });
  const [oldest = ''] = inspected.keys();
  if (inspected.size > mostInspected) inspected.delete(oldest);
  return { streams, format };
}

/**
 * Measures the end of each stream's last packet, by the stream's index. Files that do not tell their duration need this,
 * such as a browser's recordings.
 */
export async function measureEnds(path: string, tool: Tool): Promise<Map<number, number>> {
  const wanted = ['-show_entries', 'packet=stream_index,pts_time,duration_time'];
  const { media } = await runFfprobe([...wanted, ...safeInput, path], tool);
  const ends = new Map<number, number>();
  for (const { stream_index, pts_time, duration_time } of media?.packets ?? []) {
    const end = Number(pts_time ?? 0) + Number(duration_time ?? 0);
    ends.set(stream_index, Math.max(end, ends.get(stream_index) ?? 0));
  }
  return ends;
}

type Packet = { stream_index: number; pts_time?: string; duration_time?: string };
type Report = Partial<Media> & { packets?: Packet[] };

async function runFfprobe(args: string[], { ffprobePath, signal }: Tool) {
  const result = await execa(ffprobePath, ['-v', 'error', '-of', 'json', ...args], {
    reject: false,
    stdin: 'ignore',
    killSignal: 'SIGKILL',
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (result.code === 'ENOENT') throw new Error(`${ffprobePath} is not installed`);
  return { media: parseReport(result.stdout), complaint: result.stderr };
}

function parseReport(text: string): Report | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
