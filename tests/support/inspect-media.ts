import { execa } from 'execa';
import { inject } from 'vitest';

type Report = {
  programs?: { program_num: number; pmt_pid: number; pcr_pid: number }[];
  format: { format_name: string; duration?: string };
  streams: {
    id?: string;
    codec_type: string;
    codec_name: string;
    profile?: string;
    width?: number;
    height?: number;
    sample_aspect_ratio?: string;
    avg_frame_rate?: string;
    start_time?: string;
    duration?: string;
    color_primaries?: string;
    color_transfer?: string;
    color_space?: string;
  }[];
};

/** Returns what ffprobe says of a file, or of a URL as any player would open it. It throws if there is neither. */
export async function ffprobe(file: string | null, options: string[] = []): Promise<Report> {
  if (file === null) throw new Error('there is no file or URL to probe');
  const { stdout } = await execa(inject('ffprobePath'), [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    ...options,
    file,
  ]);
  return JSON.parse(stdout);
}

/** Measures the loudness in LUFS by ITU-R BS.1770. */
export async function measureLoudness(file: string): Promise<number> {
  const args = ['-hide_banner', '-nostats', '-i', file, '-af', 'ebur128', '-f', 'null', '-'];
  const { stderr } = await execa(inject('ffmpegPath'), args);
  return Number(/Summary:[\s\S]*?I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1]);
}

/** Measures the mean colors, as red, green and blue, of the first frame's horizontal bands from top to bottom. */
export async function bandsOf(file: string, count: number): Promise<number[][]> {
  const picture = [
    '-frames:v',
    '1',
    '-vf',
    `scale=1:${count}:flags=area`,
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
  ];
  const args = ['-v', 'error', '-i', file, ...picture, '-'];
  const { stdout } = await execa(inject('ffmpegPath'), args, { encoding: 'buffer' });
  return Array.from({ length: count }, (_, band) => [...stdout.subarray(band * 3, band * 3 + 3)]);
}

/** Counts the frames whose lines are of two moments, as their pixels show. */
export async function countCombedFrames(file: string): Promise<number> {
  const args = ['-hide_banner', '-nostats', '-i', file, '-vf', 'idet', '-f', 'null', '-'];
  const { stderr } = await execa(inject('ffmpegPath'), args);
  const [, top, bottom] = /Single frame detection: TFF:\s*(\d+)\s+BFF:\s*(\d+)/.exec(stderr) ?? [];
  return Number(top) + Number(bottom);
}

/** Returns a hash of every frame's pixels. */
export async function hashFrames(file: string): Promise<string[]> {
  const args = ['-v', 'error', '-i', file, '-map', '0:v', '-f', 'framemd5', '-'];
  const { stdout } = await execa(inject('ffmpegPath'), args);
  return stdout.split('\n').flatMap((line) => /^\d.*\b([0-9a-f]{32})$/.exec(line)?.[1] ?? []);
}
