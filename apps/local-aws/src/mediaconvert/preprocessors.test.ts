import { join } from 'node:path';
import type { Output, VideoPreprocessor } from '@aws-sdk/client-mediaconvert';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { bandsOf, countCombedFrames, ffprobe, hashFrames } from '../../../../tests/support/inspect-media.ts';
import { createStudio, type Studio } from '../../../../tests/support/make-videos.ts';
import { filesRequest, mp4, poster } from './testing/job-requests.ts';
import { type Rendering, startRendering } from './testing/start-rendering.ts';

let rendering: Rendering;
let studio: Studio;
beforeAll(async () => {
  rendering = await startRendering();
  studio = createStudio(rendering.dir);
});
beforeEach(() => rendering.removeOutputs());
afterTests(() => rendering.close());

/** Renders the film once for each of these preprocessors, and returns where its file is. */
async function renderWith(
  film: string,
  key: string,
  preprocessors: Record<string, VideoPreprocessor>,
  others: Output[] = [],
) {
  const outputs = Object.entries(preprocessors).map(([name, VideoPreprocessors]) =>
    mp4(`_${name}`, { VideoPreprocessors }),
  );
  const capture = poster(undefined, undefined);
  Object.assign(capture.VideoDescription ?? {}, { VideoPreprocessors: Object.values(preprocessors).at(-1) });
  const job = await rendering.render(film, filesRequest(key, [...outputs, ...others, capture]), key);
  expect(job).toMatchObject({ Status: 'COMPLETE' });
  const folder = await rendering.download();
  return (name: string) =>
    join(folder, name === 'capture' ? 'video_poster.0000000.jpg' : `video_${name}.mp4`);
}

describe('the deinterlacer', () => {
  it('removes the combs of an interlaced film, and only where it is asked to', async () => {
    const film = await studio.interlaced('interlaced.ts', '160x120', 1);
    const fileOf = await renderWith(film, 'video.ts', {
      plain: {},
      deinterlace: { Deinterlacer: { Mode: 'DEINTERLACE', Algorithm: 'INTERPOLATE', Control: 'NORMAL' } },
      adaptive: { Deinterlacer: { Mode: 'ADAPTIVE' } },
    });
    expect(await countCombedFrames(fileOf('plain'))).toBeGreaterThan(20);
    expect(await countCombedFrames(fileOf('deinterlace'))).toBeLessThan(5);
    expect(await countCombedFrames(fileOf('adaptive'))).toBeLessThan(5);
    expect((await ffprobe(fileOf('adaptive'))).streams[0]?.avg_frame_rate).toBe('25/1');
  });

  it('leaves progressive frames alone unless it is forced', async () => {
    const film = await studio.film('progressive.mp4', '160x120', 1);
    const fileOf = await renderWith(film, 'video.mp4', {
      plain: {},
      normal: { Deinterlacer: { Mode: 'ADAPTIVE', Control: 'NORMAL' } },
      forced: { Deinterlacer: { Mode: 'DEINTERLACE', Control: 'FORCE_ALL_FRAMES' } },
    });
    const frames = await hashFrames(fileOf('plain'));
    expect(frames).toHaveLength(10);
    expect(await hashFrames(fileOf('normal'))).toEqual(frames);
    expect(await hashFrames(fileOf('forced'))).not.toEqual(frames);
  });
});

describe('the color corrector', () => {
  const sdr = { color_primaries: 'bt709', color_transfer: 'bt709', color_space: 'bt709' };
  const to709 = { ColorSpaceConversion: 'FORCE_709' } as const;
  const colorsOf = async (file: string) => (await ffprobe(file)).streams[0];
  /** Compares the red of red, the green of green and the blue of blue with what else they have in them. */
  const purity = async (file: string) => {
    const bands = (await bandsOf(file, 4)).slice(0, 3);
    return Math.min(
      ...bands.map((color, own) => (color[own] ?? 0) / Math.max(...color.filter((_, each) => each !== own))),
    );
  };
  const brightness = async (file: string) =>
    (await bandsOf(file, 4)).flat().reduce((sum, value) => sum + value, 0);

  it.each([
    ['HLG', 'arib-std-b67'],
    ['PQ', 'smpte2084'],
  ] as const)('maps %s to BT.709 when asked to, and follows it otherwise', async (_name, transfer) => {
    const film = await studio.hdr(`${transfer}.mov`, '64x96', transfer);
    const fileOf = await renderWith(
      film,
      'video.mov',
      {
        followed: {},
        details: { ColorCorrector: { ...to709, HdrToSdrToneMapper: 'PRESERVE_DETAILS' } },
        vibrant: { ColorCorrector: { ...to709, HdrToSdrToneMapper: 'VIBRANT' } },
        converted: { ColorCorrector: to709 },
      },
      [mp4('_untold', { ColorMetadata: 'IGNORE' })],
    );
    expect(await colorsOf(fileOf('untold'))).not.toHaveProperty('color_transfer');
    expect(await hashFrames(fileOf('untold'))).toEqual(await hashFrames(fileOf('followed')));
    expect(await colorsOf(fileOf('followed'))).toMatchObject({
      color_primaries: 'bt2020',
      color_transfer: transfer,
      color_space: 'bt2020nc',
    });
    expect(await colorsOf(fileOf('converted'))).toMatchObject({ ...sdr, profile: 'High' });
    expect(await purity(fileOf('followed'))).toBeLessThan(1.5);
    expect(await purity(fileOf('converted'))).toBeGreaterThan(3);
    expect(await purity(fileOf('capture'))).toBeGreaterThan(3);
    const gain = (await brightness(fileOf('vibrant'))) / (await brightness(fileOf('details')));
    if (transfer === 'smpte2084') expect(gain).toBeGreaterThan(1.15);
    // HLG is mapped in one way, whatever the settings say.
    else expect(gain).toBe(1);
  });

  it('cuts off what BT.709 does not have in the same way in a film and its captures', async () => {
    const film = await studio.hdr('wide.mov', '64x96', 'arib-std-b67', { gamut: 2020, nits: 1_000 });
    const fileOf = await renderWith(film, 'video.mov', { converted: { ColorCorrector: to709 } });
    const [red, green, blue] = await bandsOf(fileOf('converted'), 4);
    const captured = (await bandsOf(fileOf('capture'), 4)).flat();
    for (const [at, value] of [red, green, blue].flatMap((color) => color ?? []).entries())
      expect(Math.abs(value - (captured[at] ?? Number.NaN))).toBeLessThan(12);
  });

  it('moves brightness, contrast, saturation and hue, and tags what it converts', async () => {
    const film = await studio.redLeftBlueRight('red.mp4', '64x48', 1);
    const fileOf = await renderWith(film, 'video.mp4', {
      plain: {},
      neutral: { ColorCorrector: { Brightness: 50, Contrast: 50, Saturation: 50, Hue: 0 } },
      bright: { ColorCorrector: { Brightness: 80 } },
      flat: { ColorCorrector: { Contrast: 10 } },
      gray: { ColorCorrector: { Saturation: 1 } },
      turned: { ColorCorrector: { Hue: 120 } },
      sd: { ColorCorrector: { ColorSpaceConversion: 'FORCE_601' } },
      hd: { ColorCorrector: to709 },
    });
    const colorOf = async (name: string) => (await bandsOf(fileOf(name), 1))[0] ?? [];
    const plain = await colorOf('plain');
    const spread = (color: number[]) => Math.max(...color) - Math.min(...color);
    expect(await hashFrames(fileOf('neutral'))).toEqual(await hashFrames(fileOf('plain')));
    expect((await colorOf('bright'))[1]).toBeGreaterThan((plain[1] ?? 255) + 30);
    expect(await colorOf('flat')).not.toEqual(plain);
    expect(spread(await colorOf('gray'))).toBeLessThan(10);
    expect(spread(plain)).toBeGreaterThan(60);
    expect((await colorOf('turned'))[1]).toBeGreaterThan((plain[1] ?? 255) + 30);
    expect(await colorsOf(fileOf('sd'))).toMatchObject({ color_space: 'smpte170m' });
    expect(await colorsOf(fileOf('hd'))).toMatchObject(sdr);
  });
});
