import { constants } from 'node:fs';
import { access, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Processes } from '../processes/processes.ts';

export type Video = {
  path: string;
  filename: string;
  /** The size of the picture in pixels, if it is known */
  width?: number;
  height?: number;
};

/** Checks the user's file and throws what is wrong with it. MediaConvert decides whether it is a video. */
export async function inspectVideo(path: string): Promise<Video> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Error(`There is no file ${path}`);
  if (!found.isFile()) throw new Error(`${path} is not a file`);
  if (found.size === 0) throw new Error(`${path} is empty`);
  await access(path, constants.R_OK).catch(() => {
    throw new Error(`${path} cannot be read`);
  });
  return { path, filename: basename(path) };
}

const sampleSize = { width: 1920, height: 1080 };

/** There are few frames per second, because each one is scaled and encoded for every rendition. */
const sampleRate = 10;

/** Makes the sample once: four seconds of a moving test picture that counts the seconds, with a tone. */
export async function ensureSample(processes: Processes, ffmpegPath: string, dir: string): Promise<Video> {
  const path = join(dir, 'sample.mp4');
  const made = await inspectVideo(path).catch(() => null);
  if (made !== null) return { ...made, ...sampleSize };
  const unfinished = join(dir, 'sample.unfinished.mp4');
  const picture = [
    '-f',
    'lavfi',
    '-i',
    `testsrc=size=${sampleSize.width}x${sampleSize.height}:rate=${sampleRate}:duration=4`,
  ];
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=4'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p'];
  const args = ['-y', '-loglevel', 'error', ...picture, ...tone, ...video, '-c:a', 'aac', unfinished];
  await processes.run({ name: 'sample', file: ffmpegPath, args, env: process.env });
  await rename(unfinished, path);
  return { ...(await inspectVideo(path)), ...sampleSize };
}
