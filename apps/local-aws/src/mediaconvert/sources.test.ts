import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { H264Settings, Output, VideoSelector } from '@aws-sdk/client-mediaconvert';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { bandsOf, columnsOf, ffprobe, hashFrames } from '../../../../tests/support/inspect-media.ts';
import { createStudio, type Studio } from '../../../../tests/support/make-videos.ts';
import { readMediaPlaylist } from './engines/media-playlist.ts';
import { filesRequest, hlsRequest, mp4, poster, variant } from './testing/job-requests.ts';
import { type Rendering, startRendering } from './testing/start-rendering.ts';

let rendering: Rendering;
let studio: Studio;
beforeAll(async () => {
  rendering = await startRendering();
  studio = createStudio(rendering.dir);
});
beforeEach(() => rendering.removeOutputs());
afterTests(() => rendering.close());

/** Renders MP4s and captures of a film, and returns where they are. */
async function renderFiles(film: string, outputs: Output[], selector: VideoSelector = {}, key = 'video.mp4') {
  const request = filesRequest(key, outputs);
  Object.assign(request.Settings?.Inputs?.[0] ?? {}, { VideoSelector: { Rotate: 'AUTO', ...selector } });
  expect(await rendering.render(film, request, key)).toMatchObject({ Status: 'COMPLETE' });
  return rendering.download();
}

async function tracksOf(file: string) {
  const { format, streams } = await ffprobe(file);
  const [picture, sound] = ['video', 'audio'].map((type) =>
    streams.find(({ codec_type }) => codec_type === type),
  );
  return { seconds: Number(format.duration), picture, sound };
}

describe('sound that begins before the picture and ends after it', () => {
  let film: string;
  beforeAll(async () => {
    const picture = await studio.silent('picture.mp4', '64x48', 1);
    film = await studio.late('late.mp4', picture, 0.5, await studio.tone('tone.m4a', 3));
  });

  it('is kept, and the picture stays at its time', async () => {
    const request = hlsRequest('video.mp4');
    const [hls, files] = request.Settings?.OutputGroups ?? [];
    hls?.Outputs?.splice(0, 2, variant('v', 64, 48));
    const matching = mp4('_matching');
    Object.assign(matching.ContainerSettings ?? {}, {
      Mp4Settings: { AudioDuration: 'MATCH_VIDEO_DURATION' },
    });
    files?.Outputs?.splice(0, 1, mp4('_whole'), matching, poster(64, 48));
    const job = await rendering.render(film, request);
    expect(job).toMatchObject({ Status: 'COMPLETE' });
    const lengths = job.OutputGroupDetails?.flatMap(({ OutputDetails = [] }) =>
      OutputDetails.map(({ DurationInMs = 0 }) => DurationInMs / 1_000),
    );
    expect(lengths?.[0]).toBeCloseTo(3, 1);
    expect(lengths?.[1]).toBeCloseTo(3, 1);
    expect(lengths?.[2]).toBeCloseTo(1.5, 1);

    const folder = await rendering.download();
    const told = readMediaPlaylist(await readFile(join(folder, 'videov.m3u8'), 'utf8')).segments;
    expect(told.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(3, 1);
    const played = await tracksOf(join(folder, 'videov.m3u8'));
    expect(played.seconds).toBeCloseTo(3, 1);
    expect(Number(played.picture?.start_time) - Number(played.sound?.start_time)).toBeCloseTo(0.5, 1);
    const whole = await tracksOf(join(folder, 'video_whole.mp4'));
    expect(Number(whole.sound?.duration)).toBeCloseTo(3, 1);
    expect(Number(whole.picture?.start_time)).toBeCloseTo(0.5, 1);
    expect(await hashFrames(join(folder, 'video_whole.mp4'))).toHaveLength(10);
    const matched = await tracksOf(join(folder, 'video_matching.mp4'));
    expect(Number(matched.sound?.duration)).toBeCloseTo(1.5, 1);
  });

  it('gets black frames when the input asks for them', async () => {
    const folder = await renderFiles(film, [mp4('_padded'), poster(64, 48)], { PadVideo: 'BLACK' });
    const file = join(folder, 'video_padded.mp4');
    const frames = await hashFrames(file);
    expect(frames).toHaveLength(30);
    expect(new Set(frames.slice(5, 15)).size).toBe(10);
    expect(Math.max(...((await bandsOf(file, 1))[0] ?? []))).toBeLessThan(5);
    const [first] = await bandsOf(join(folder, 'video_poster.0000000.jpg'), 1);
    expect(Math.max(...(first ?? []))).toBeLessThan(5);
  });
});

it('follows the shape of the pixels of its source, or makes others when asked to', async () => {
  const wide = await studio.anamorphic('wide.mp4', '80x90', '2');
  const folder = await renderFiles(wide, [
    mp4('_followed'),
    squared(mp4('_squared')),
    shaped(mp4('_fit', { Width: 320, Height: 180 }), { ParControl: 'INITIALIZE_FROM_SOURCE' }),
    squared(mp4('_filled', { Width: 320, Height: 180 })),
    poster(undefined, undefined),
  ]);
  const pictureOf = async (name: string) => (await tracksOf(join(folder, `video_${name}`))).picture;
  const is = (width: number, height: number, sample_aspect_ratio: string) => ({
    width,
    height,
    sample_aspect_ratio,
  });
  expect(await pictureOf('followed.mp4')).toMatchObject(is(80, 90, '2:1'));
  expect(await pictureOf('squared.mp4')).toMatchObject(is(160, 90, '1:1'));
  expect(await pictureOf('fit.mp4')).toMatchObject(is(320, 180, '2:1'));
  expect(await pictureOf('filled.mp4')).toMatchObject(is(320, 180, '1:1'));
  expect(await pictureOf('poster.0000000.jpg')).toMatchObject({ width: 160, height: 90 });
  // Bars stand beside the picture of the one, and nowhere in the other.
  const edgeOf = async (name: string) =>
    Math.max(...((await columnsOf(join(folder, `video_${name}.mp4`), 8))[0] ?? []));
  expect(await edgeOf('fit')).toBeLessThan(5);
  expect(await edgeOf('filled')).toBeGreaterThan(60);
});

it.each([
  ['704x480', '40/33', 0, { width: 854, height: 480 }],
  ['80x90', '2', 90, { width: 90, height: 160 }],
] as const)('makes square pixels of %s of %s, turned by %i', async (size, shape, degrees, expected) => {
  const film = await studio.anamorphic(`oblong-${size}.mp4`, size, shape);
  const turned = await studio.turned(`turned-${size}.mp4`, film, degrees);
  const folder = await renderFiles(turned, [squared(mp4('_own'))]);
  const { picture } = await tracksOf(join(folder, 'video_own.mp4'));
  expect(picture).toMatchObject({ ...expected, sample_aspect_ratio: '1:1' });
});

function shaped(output: Output, pixel: H264Settings) {
  Object.assign(output.VideoDescription?.CodecSettings?.H264Settings ?? {}, pixel);
  return output;
}

function squared(output: Output) {
  return shaped(output, { ParControl: 'SPECIFIED', ParNumerator: 1, ParDenominator: 1 });
}

it.each([
  ['within a degree of a quarter turn', 'video.mp4', 89.5, { width: 48, height: 64 }],
  ['further from it', 'video.mp4', 87, { width: 64, height: 48 }],
  ['in a 3GP', 'video.3gp', 90, { width: 64, height: 48 }],
  ['and mirrored', 'video.mov', 'mirrored', { width: 64, height: 48 }],
] as const)('treats a picture that is turned %s as MediaConvert does', async (_name, key, degrees, size) => {
  const film = await studio.film(`upright-${key}`, '64x48', 1);
  const turned =
    degrees === 'mirrored'
      ? await studio.mirrored(`mirrored-${key}`, film)
      : await studio.turned(`${degrees}-${key}`, film, degrees);
  const folder = await renderFiles(turned, [mp4('_own')], {}, key);
  expect((await tracksOf(join(folder, 'video_own.mp4'))).picture).toMatchObject(size);
});

it('gives a film of varying frame rate the next of the usual rates', async () => {
  const film = await studio.varyingRate('varying.mp4', '64x48', 2);
  const folder = await renderFiles(film, [mp4('_own')]);
  expect((await tracksOf(join(folder, 'video_own.mp4'))).picture?.avg_frame_rate).toBe('10/1');
});
