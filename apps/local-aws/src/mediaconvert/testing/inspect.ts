import { execa } from 'execa';
import { readConfig } from '../../config.ts';

const { ffmpegPath, ffprobePath } = readConfig(process.env);

type Report = {
  format: { duration?: string };
  streams: { codec_type: string; codec_name: string; profile?: string; width?: number; height?: number }[];
};

export async function ffprobe(file: string): Promise<Report> {
  const { stdout } = await execa(ffprobePath, [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    file,
  ]);
  return JSON.parse(stdout);
}

/** Loudness in LUFS, as ITU-R BS.1770 measures it. */
export async function measureLoudness(file: string) {
  const args = ['-hide_banner', '-nostats', '-i', file, '-af', 'ebur128', '-f', 'null', '-'];
  const { stderr } = await execa(ffmpegPath, args);
  return Number(/Summary:[\s\S]*?I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1]);
}

/** The colours of the upper and the lower half of a picture, as red, green and blue. */
export async function halvesOf(file: string) {
  const args = [
    '-v',
    'error',
    '-i',
    file,
    '-vf',
    'scale=1:2:flags=area',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-',
  ];
  const { stdout } = await execa(ffmpegPath, args, { encoding: 'buffer' });
  return { upper: [...stdout.subarray(0, 3)], lower: [...stdout.subarray(3, 6)] };
}
