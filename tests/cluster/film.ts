import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Makes a small video with audio at the first call for this folder. @returns its path. */
export async function makeFilm(ffmpeg: string, dir: string): Promise<string> {
  const film = join(dir, 'film.mp4');
  const isThere = await access(film).then(
    () => true,
    () => false,
  );
  if (isThere) return film;
  const unfinished = join(dir, `film-${process.pid}-${performance.now()}.mp4`);
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=30:d=1'];
  const audio = ['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=1'];
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  await execa(ffmpeg, ['-v', 'error', '-nostdin', ...picture, ...audio, ...coded, unfinished]);
  await rename(unfinished, film);
  return film;
}
