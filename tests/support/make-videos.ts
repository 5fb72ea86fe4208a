import { randomUUID } from 'node:crypto';
import { copyFile, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { execa } from 'execa';
import { inject } from 'vitest';
import { keep, keptFilm } from './kept-films.ts';

/** Frames per second. There are few, because each one is scaled and encoded for every rendition. */
const rate = 10;
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', String(rate)];
const aac = ['-c:a', 'aac', '-ac', '2'];

/** Each method makes a file of this name and returns its path. Sizes are such as `640x360`. */
export type Studio = {
  film: (name: string, size: string, seconds: number) => Promise<string>;
  silent: (name: string, size: string, seconds: number) => Promise<string>;
  tone: (name: string, seconds: number) => Promise<string>;
  webm: (name: string, size: string, seconds: number) => Promise<string>;
  /** Makes a file without a duration in its header, as browsers record it. */
  recording: (name: string, source: string) => Promise<string>;
  /** Makes an odd size, which needs a pixel format without subsampling from the first filter on. */
  odd: (name: string, size: string, seconds: number) => Promise<string>;
  /** Repeats the same video. */
  loop: (name: string, source: string, times: number) => Promise<string>;
  /** Makes a file as phones write it: it lacks every second frame of the first half and a few others. */
  varyingRate: (name: string, size: string, seconds: number) => Promise<string>;
  /** Makes landscape pixels with a matrix that turns them, as an upright phone records. */
  turned: (name: string, source: string, degreesClockwise: number) => Promise<string>;
  /** Makes a matrix that swaps left and right, as front cameras record. */
  mirrored: (name: string, source: string) => Promise<string>;
  /** Joins a picture, which begins late, with sound. */
  late: (name: string, picture: string, delaySeconds: number, sound: string) => Promise<string>;
  /** Makes pixels that are wider than high, or the other way round: `2/1`. */
  anamorphic: (name: string, size: string, pixels: string) => Promise<string>;
  redLeftBlueRight: (name: string, size: string, seconds: number) => Promise<string>;
  /** Makes a transport stream of 25 frames a second, whose fields are a fiftieth of a second apart. */
  interlaced: (name: string, size: string, seconds: number) => Promise<string>;
  /** Makes bands of red, green, blue and gray from top to bottom, in 10 bits of BT.2020. */
  hdr: (
    name: string,
    size: string,
    transfer: 'arib-std-b67' | 'smpte2084',
    colors?: { gamut: 709 | 2020; nits: number },
  ) => Promise<string>;
  /** Adds a cover, as a shop's films have it, and captions. */
  decorated: (name: string, source: string) => Promise<string>;
  /** Cuts the file itself to this share of its bytes. */
  cut: (file: string, share: number) => Promise<string>;
};

/**
 * Makes test patterns and a tone, in the forms that all kinds of devices record. What was made once is kept, so the same
 * file is a copy the next time, in every run.
 */
export function createStudio(dir: string): Studio {
  /** Makes `name` with ffmpeg's `args`. They name what it is made from by its path. */
  const make = async (name: string, args: string[], { from = [] }: { from?: string[] } = {}) => {
    const file = join(dir, name);
    const ffmpeg = inject('ffmpegPath');
    const kept = await keptFilm(ffmpeg, args, { from, extension: extname(name) });
    // Another test may be reading the same film under this name.
    const fresh = join(dir, `${randomUUID()}${extname(name)}`);
    const isKept = await copyFile(kept, fresh).then(
      () => true,
      () => false,
    );
    if (!isKept) {
      await execa(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args, fresh]);
      await keep(fresh, kept);
    }
    await rename(fresh, file);
    return file;
  };
  const picture = (size: string, seconds: number) => [
    '-f',
    'lavfi',
    '-i',
    `testsrc2=s=${size}:r=${rate}:d=${seconds}`,
  ];
  const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=f=440:r=48000:d=${seconds}`];

  return {
    film: (name, size, seconds) =>
      make(name, [...picture(size, seconds), ...tone(seconds), ...h264, ...aac, '-movflags', '+faststart']),
    silent: (name, size, seconds) => make(name, [...picture(size, seconds), ...h264]),
    tone: (name, seconds) => make(name, [...tone(seconds), ...aac]),
    webm(name, size, seconds) {
      const codecs = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'];
      return make(name, [...picture(size, seconds), ...tone(seconds), ...codecs]);
    },
    recording: (name, source) => make(name, ['-i', source, '-c', 'copy', '-live', '1'], { from: [source] }),
    odd(name, size, seconds) {
      const rgb = ['-f', 'lavfi', '-i', `testsrc=s=${size}:r=${rate}:d=${seconds}`];
      return make(name, [...rgb, ...tone(seconds), ...h264, ...aac, '-pix_fmt', 'yuv444p']);
    },
    loop: (name, source, times) =>
      make(name, ['-stream_loop', String(times), '-i', source, '-c', 'copy'], { from: [source] }),
    varyingRate(name, size, seconds) {
      const drop = `select='if(lt(t,${seconds / 2}),not(mod(n,2)),mod(n,5))'`;
      const args = ['-vf', drop, '-fps_mode', 'vfr', ...h264, ...aac];
      return make(name, [...picture(size, seconds), ...tone(seconds), ...args]);
    },
    async turned(name: string, source: string, degreesClockwise: number) {
      const file = join(dir, name);
      const angle = (degreesClockwise * Math.PI) / 180;
      const matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle)];
      await writeFile(file, turnFirstTrack(await readFile(source), matrix));
      return file;
    },
    async mirrored(name: string, source: string) {
      const file = join(dir, name);
      await writeFile(file, turnFirstTrack(await readFile(source), [-1, 0, 0, 1]));
      return file;
    },
    late(name, pictureFile, delaySeconds, soundFile) {
      const inputs = ['-itsoffset', String(delaySeconds), '-i', pictureFile, '-i', soundFile];
      const maps = ['-map', '0:v', '-map', '1:a', '-c', 'copy'];
      return make(name, [...inputs, ...maps], { from: [pictureFile, soundFile] });
    },
    anamorphic: (name, size, pixels) =>
      make(name, [...picture(size, 1), ...tone(1), '-vf', `setsar=${pixels}`, ...h264, ...aac]),
    redLeftBlueRight(name, size, seconds) {
      const blue = ['-f', 'lavfi', '-i', `color=blue:s=${size}:r=${rate}:d=${seconds}`];
      return make(name, [...blue, '-vf', 'drawbox=w=iw/2:color=red:t=fill', ...h264]);
    },
    interlaced(name, size, seconds) {
      const frames = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=50:d=${seconds}`];
      const fields = ['-vf', 'tinterlace=interleave_top,setfield=tff,format=yuv420p', '-r', '25'];
      const mpeg2 = ['-c:v', 'mpeg2video', '-flags', '+ildct+ilme', '-b:v', '4M', '-c:a', 'mp2'];
      return make(name, [...frames, ...tone(seconds), ...fields, ...mpeg2]);
    },
    hdr(name, size, transfer, { gamut, nits } = { gamut: 709, nits: 203 }) {
      const [width = 0, height = 0] = size.split('x').map(Number);
      const bands = ['red', 'lime', 'blue', 'gray'].flatMap((color) => [
        '-f',
        'lavfi',
        '-i',
        `color=${color}:s=${width}x${height / 4}:r=${rate}:d=1`,
      ]);
      const hdr = `zscale=pin=${gamut}:tin=709:min=709:rin=tv:p=2020:t=${transfer}:m=2020_ncl:npl=${nits}`;
      const graph = `[0][1][2][3]vstack=4,scale=out_color_matrix=bt709,format=yuv444p,${hdr}`;
      return make(name, [...bands, '-filter_complex', graph, ...h264, '-pix_fmt', 'yuv420p10le']);
    },
    async decorated(name, source) {
      const captions = join(dir, `${name}.srt`);
      await writeFile(captions, '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
      const cover = ['-f', 'lavfi', '-i', 'color=red:s=32x32:d=0.1:r=10'];
      const maps = ['-map', '0', '-map', '1', '-map', '2', '-c', 'copy', '-c:s', 'mov_text'];
      const codecs = ['-c:v:1', 'mjpeg', '-pix_fmt:v:1', 'yuvj420p', '-disposition:v:1', 'attached_pic'];
      const from = [source, captions];
      return await make(name, ['-i', source, ...cover, '-i', captions, ...maps, ...codecs], { from });
    },
    async cut(file: string, share: number) {
      const { length } = await readFile(file);
      await truncate(file, Math.floor(length * share));
      return file;
    },
  };
}

/** Writes the matrix itself, because the meaning of ffmpeg's `rotate` has changed between versions. */
function turnFirstTrack(movie: Buffer, matrix: number[]) {
  const matrixStart = movie.indexOf('tkhd') + 44;
  const [a = 0, b = 0, c = 0, d = 0] = matrix.map((each) => Math.round(each * 0x10000));
  for (const [index, value] of [a, b, 0, c, d, 0].entries())
    movie.writeInt32BE(value, matrixStart + index * 4);
  return movie;
}
