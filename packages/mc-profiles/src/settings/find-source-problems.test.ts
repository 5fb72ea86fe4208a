import type { JobSettings, VideoCodec } from '@aws-sdk/client-mediaconvert';
import type { SourceDescription } from '@bacs/domain';
import { expect, it } from 'vitest';
import { film, tokens } from '../fixtures.ts';
import { fillSettings, findSourceProblems, loadProfiles } from '../index.ts';

const catalogue = await loadProfiles();
const values = { ...tokens, ORIENTATION: 'landscape' } as const;
const settingsOf = (profile: string) => fillSettings(catalogue.get(profile), values);

const uhd = { coded_width: 3840, coded_height: 2160 };
const deep = { coded_width: 5312, coded_height: 2988 };
const small = { coded_width: 960, coded_height: 540 };
const silent: Partial<SourceDescription> = {
  tracks: [{ type: 'video', codec: 'AVC', duration_seconds: 2 }],
};

it.each<[what: string, profile: string, source: Partial<SourceDescription>, problems: [string, RegExp][]]>([
  ['a film of 1080p, rendered as such', 'landscape-both-hls', {}, []],
  ['a film of 2160p', 'landscape-both-hls', uhd, []],
  ['a portrait film', 'portrait-hls', { rotation: 90 }, []],
  [
    'a film smaller than the ladder',
    'landscape-both-hls',
    small,
    [['UPSCALED', /^The source is 960×540; .*: 1080p_h, 720p_h\.$/]],
  ],
  ['a small film in its own size', 'simple-hls', small, []],
  ['a film of 2160p, turned, in its own size', 'simple-hls', { ...uhd, rotation: 90 }, []],
  [
    'a film larger than MediaConvert writes, in its own size',
    'simple-hls',
    deep,
    [['OUTPUT_TOO_LARGE', /^The output "source" would be 5312×2988, .* H_264 .* 4096×2160 or 2160×4096\.$/]],
  ],
  [
    'one that is too high alone',
    'simple-hls',
    { coded_width: 4000, coded_height: 3000 },
    [['OUTPUT_TOO_LARGE', /4000×3000/]],
  ],
  ['one that is rendered smaller', 'landscape-both-hls', deep, []],
  [
    'a landscape film in portrait alone',
    'portrait-hls',
    {},
    [['OTHER_ORIENTATION', /^The source is landscape .* black bars\.$/]],
  ],
  [
    'a portrait film in landscape and portrait that has bars on all sides',
    'landscape-both-hls',
    { rotation: 270 },
    [],
  ],
  ['a silent film', 'landscape-both-hls', silent, [['NO_SOUND', /silent/]]],
  [
    'sound without a picture',
    'simple-hls',
    { coded_width: null, coded_height: null, tracks: [{ type: 'audio', codec: 'AAC', duration_seconds: 2 }] },
    [['NO_PICTURE', /cannot be rendered/]],
  ],
  [
    'a turned film in a container that is not turned',
    'landscape-both-hls',
    { container: 'matroska', rotation_told: 90 },
    [['NOT_TURNED', /turned by 90°, but MediaConvert turns only .mov and .mp4/]],
  ],
  ['a film that is turned', 'portrait-hls', { rotation: 90, rotation_told: 90 }, []],
])('%s', (_what, profile, source, problems) => {
  expect(findSourceProblems(settingsOf(profile), { ...film, ...source })).toEqual(
    problems.map(([code, message]) => ({ code, message: expect.stringMatching(message) })),
  );
});

const video = (
  ScalingBehavior?: 'FILL' | 'FIT_NO_UPSCALE',
  Width?: number,
  Height?: number,
): JobSettings => ({
  Inputs: [{ VideoSelector: { Rotate: 'DEGREES_90' } }],
  OutputGroups: [
    {
      Outputs: [
        {
          NameModifier: 'own',
          VideoDescription: { Width, Height, ScalingBehavior, CodecSettings: { Codec: 'H_264' } },
        },
      ],
    },
  ],
});

it.each<[what: string, settings: JobSettings, codes: string[]]>([
  ['a picture that is enlarged to fill the frame', video('FILL', 720, 2160), ['UPSCALED']],
  ['one that is not enlarged', video('FIT_NO_UPSCALE', 2160, 3840), []],
  ['one that is cut to the other orientation', video('FILL', 1280, 720), ['UPSCALED', 'OTHER_ORIENTATION']],
  ['only a height', video(undefined, undefined, 2160), ['UPSCALED']],
])('with a turn that the profile names, %s', (_what, settings, codes) => {
  const problems = findSourceProblems(settings, { ...film, rotation_told: 90 });
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

it('a film with oblong pixels is too large where they are made square, and not where they are kept', () => {
  const source = { ...film, ...uhd, pixel_aspect_ratio: 4 / 3 };
  const square = fillSettings(catalogue.get('simple-hls'), values, { source });
  expect(findSourceProblems(square, source)).toMatchObject([
    { code: 'OUTPUT_TOO_LARGE', message: expect.stringContaining('5120×2160') },
  ]);
  expect(findSourceProblems(settingsOf('simple-hls'), source)).toEqual([]);
});

it.each<[codec: VideoCodec, width: number, height: number, codes: string[]]>([
  ['H_265', 7680, 4320, []],
  ['H_265', 4320, 7680, []],
  ['H_265', 8194, 4320, ['OUTPUT_TOO_LARGE']],
  ['VP9', 2160, 4096, []],
  ['VP9', 4096, 2162, ['OUTPUT_TOO_LARGE']],
  ['AV1', 2160, 3840, ['OUTPUT_TOO_LARGE']],
  ['PASSTHROUGH', 7680, 4320, []],
])('%s of %i×%i', (Codec, coded_width, coded_height, codes) => {
  const settings = { OutputGroups: [{ Outputs: [{ VideoDescription: { CodecSettings: { Codec } } }] }] };
  const problems = findSourceProblems(settings, { ...film, coded_width, coded_height });
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

it('sound without a picture is no problem for outputs of sound alone', () => {
  const settings: JobSettings = {
    OutputGroups: [{ Outputs: [{ AudioDescriptions: [{ CodecSettings: { Codec: 'AAC' } }] }] }],
  };
  const sound: Partial<SourceDescription> = {
    coded_width: null,
    coded_height: null,
    tracks: [{ type: 'audio', codec: 'AAC', duration_seconds: 2 }],
  };
  expect(findSourceProblems(settings, { ...film, ...sound })).toEqual([]);
});
