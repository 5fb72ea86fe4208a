import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { SourceDescription } from '@bacs/domain';
import { expect, it } from 'vitest';
import { film, tokens } from '../fixtures.ts';
import { fillSettings, findSourceProblems, loadProfiles } from '../index.ts';

const catalogue = await loadProfiles();
const settingsOf = (profile: string) =>
  fillSettings(catalogue.get(profile), { ...tokens, ORIENTATION: 'landscape' });

const uhd = { coded_width: 3840, coded_height: 2160 };
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
