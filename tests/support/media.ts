import { execa } from 'execa';
import { inject } from 'vitest';

/** Decodes the whole video, and throws at the first error, or if there is no URL. @returns the seconds of picture. */
export async function playThrough(url: string | null): Promise<number> {
  if (url === null) throw new Error('there is no URL to play');
  const args = [
    '-v',
    'error',
    '-xerror',
    '-nostdin',
    '-progress',
    'pipe:1',
    '-i',
    url,
    '-map',
    '0:v:0',
    '-f',
    'null',
    '-',
  ];
  const { stdout } = await execa(inject('ffmpegPath'), args);
  const times = [...stdout.matchAll(/out_time_us=(\d+)/g)];
  return Number(times.at(-1)?.[1]) / 1_000_000;
}
