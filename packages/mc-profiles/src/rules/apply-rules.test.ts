import type { H264Settings, JobSettings, Output } from '@aws-sdk/client-mediaconvert';
import type { SourceDescription } from '@bacs/domain';
import { describe, expect, it } from 'vitest';
import { film, tokens } from '../fixtures.ts';
import { fillAndExplain, fillSettings, hashSettings, loadProfiles } from '../index.ts';
import { groupsOf, isPoster, isVideo, outputsOf } from '../settings/outputs.ts';

const catalogue = await loadProfiles();
const values = { ...tokens, ORIENTATION: 'landscape' } as const;
const outputsIn = (settings: JobSettings) => groupsOf(settings).flatMap(outputsOf);
const preprocessorsOf = ({ VideoDescription: video }: Output) => video?.VideoPreprocessors;
const sizeOf = ({ VideoDescription: video }: Output) => [video?.Width, video?.Height];

function fill(profile: string, source: Partial<SourceDescription>) {
  return fillAndExplain(catalogue.get(profile), values, { source: { ...film, ...source } });
}

const deinterlacer = { Mode: 'ADAPTIVE', Control: 'NORMAL' };

it.each(catalogue.list())('$name is as it was for a progressive SDR film of even size', (profile) => {
  expect(fillAndExplain(profile, values, { source: film })).toEqual({
    settings: fillSettings(profile, values),
    rules: [],
  });
});

describe.each(catalogue.list())('$name', ({ name }) => {
  it.each([
    ['interlaced', { scan_type: 'interlaced' }, 'deinterlace', { Deinterlacer: deinterlacer }],
    ['HLG', { color: 'hlg' }, 'hlg-to-sdr', { ColorCorrector: { ColorSpaceConversion: 'FORCE_709' } }],
    [
      'HDR10',
      { color: 'hdr10' },
      'hdr10-to-sdr',
      { ColorCorrector: { ColorSpaceConversion: 'FORCE_709', HdrToSdrToneMapper: 'VIBRANT' } },
    ],
  ] as const)('of an %s source changes every rendition and poster', (_what, source, rule, preprocessors) => {
    const { settings, rules } = fill(name, source);
    const outputs = outputsIn(settings);
    expect(outputs.some(isPoster)).toBe(true);
    for (const output of outputs) expect(preprocessorsOf(output)).toEqual(preprocessors);
    expect(rules).toMatchObject([{ name: rule, about: expect.stringMatching(/^The source is .*\.$/) }]);
    expect(new Set(rules[0]?.outputs)).toEqual(new Set(outputs.map(({ NameModifier }) => NameModifier)));
  });

  it('of a source with oblong pixels makes square ones, and the shape that is displayed', () => {
    const { settings, rules } = fill(name, { coded_width: 960, pixel_aspect_ratio: 2 });
    const own = catalogue.get(name).settings;
    expect(rules.map((rule) => rule.name)).toEqual(['square-pixels']);
    for (const [index, output] of outputsIn(settings).entries()) {
      const before = outputsIn(own)[index];
      expect(sizeOf(output)).toEqual(before?.VideoDescription?.Width ? sizeOf(before) : [1920, 1080]);
      if (isVideo(output))
        expect(output.VideoDescription?.CodecSettings?.H264Settings).toMatchObject({
          ParControl: 'SPECIFIED',
          ParNumerator: 1,
          ParDenominator: 1,
        });
    }
  });
});

describe('a source of odd size', () => {
  it.each<[what: string, source: Partial<SourceDescription>, size: [number, number]]>([
    ['is rounded down', { coded_width: 641, coded_height: 361 }, [640, 360]],
    ['of which one side is odd', { coded_width: 640, coded_height: 361 }, [640, 360]],
    [
      'is rounded as it is displayed, turned',
      { coded_width: 641, coded_height: 360, rotation: 90 },
      [360, 640],
    ],
    [
      'that oblong pixels make odd',
      { coded_width: 720, coded_height: 486, pixel_aspect_ratio: 10 / 11 },
      [654, 486],
    ],
  ])('%s where the profile has no size', (_what, source, size) => {
    const { settings } = fill('simple-hls', source);
    expect(outputsIn(settings).map(sizeOf)).toEqual([size, size]);
  });

  it('leaves a profile with sizes as it is', () => {
    expect(fill('portrait-hls', { coded_width: 641, coded_height: 361 }).rules).toEqual([]);
  });
});

const withVideo = (VideoDescription: NonNullable<Output['VideoDescription']>) => {
  const { settings } = catalogue.get('simple-hls');
  const [group] = groupsOf(settings);
  const video = outputsIn(settings).find(isVideo)?.VideoDescription;
  const output = { NameModifier: 'own', VideoDescription: { ...video, ...VideoDescription } };
  return { settings: { ...settings, OutputGroups: [{ ...group, Outputs: [output] }] } };
};
const filled = (video: Parameters<typeof withVideo>[0], source: Partial<SourceDescription>) => {
  const { settings, rules } = fillAndExplain(withVideo(video), values, { source: { ...film, ...source } });
  return { video: outputsIn(settings)[0]?.VideoDescription, rules };
};

/** Films of 16:9 and 4:3, whose displayed sizes are 1024×576 and 655×486. */
const pal = { coded_width: 720, coded_height: 576, pixel_aspect_ratio: 64 / 45 };
const ntsc = { coded_width: 720, coded_height: 486, pixel_aspect_ratio: 10 / 11 };
const withPixels = (H264Settings: H264Settings) =>
  ({ CodecSettings: { Codec: 'H_264', H264Settings } }) as const;

describe('what a profile says itself stays', () => {
  it.each<[what: string, source: Partial<SourceDescription>, own: Parameters<typeof withVideo>[0]]>([
    [
      'another way to deinterlace',
      { scan_type: 'interlaced' },
      { VideoPreprocessors: { Deinterlacer: { Mode: 'INVERSE_TELECINE' } } },
    ],
    [
      'HDR that is kept',
      { color: 'hlg' },
      { VideoPreprocessors: { ColorCorrector: { ColorSpaceConversion: 'NONE' } } },
    ],
    ['a width of its own', { coded_width: 641 }, { Width: 320 }],
    [
      'fields in the output',
      { scan_type: 'interlaced' },
      { CodecSettings: { Codec: 'H_264', H264Settings: { InterlaceMode: 'TOP_FIELD' } } },
    ],
    ['pixels like those of the source', pal, withPixels({ ParControl: 'INITIALIZE_FROM_SOURCE' })],
    [
      'the same, where the displayed width is odd',
      ntsc,
      withPixels({ ParControl: 'INITIALIZE_FROM_SOURCE' }),
    ],
    ['what the pixels of AV1 are like, which no setting tells', pal, { CodecSettings: { Codec: 'AV1' } }],
    [
      'a picture that is passed through',
      { scan_type: 'interlaced', color: 'hdr10', coded_width: 1441, pixel_aspect_ratio: 4 / 3 },
      { CodecSettings: { Codec: 'PASSTHROUGH' } },
    ],
  ])('%s', (_what, source, own) => {
    const { video, rules } = filled(own, source);
    expect(video).toMatchObject(own);
    expect(video).toEqual(outputsIn(fillSettings(withVideo(own), values))[0]?.VideoDescription);
    expect(rules).toEqual([]);
  });

  it('and what it does not say is added beside it', () => {
    const { video } = filled(
      { VideoPreprocessors: { ColorCorrector: { Brightness: 55 } } },
      { color: 'hlg', scan_type: 'interlaced' },
    );
    expect(video?.VideoPreprocessors).toEqual({
      Deinterlacer: deinterlacer,
      ColorCorrector: { Brightness: 55, ColorSpaceConversion: 'FORCE_709' },
    });
  });
});

describe('a source with oblong pixels, where the profile has no size', () => {
  const square = { ParControl: 'SPECIFIED', ParNumerator: 1, ParDenominator: 1 } as const;

  it.each([
    ['H_264', 'H264Settings'],
    ['H_265', 'H265Settings'],
    ['MPEG2', 'Mpeg2Settings'],
    ['PRORES', 'ProresSettings'],
    ['VP8', 'Vp8Settings'],
    ['VP9', 'Vp9Settings'],
  ] as const)('gets square ones and the displayed size in %s', (Codec, member) => {
    const { video, rules } = filled({ CodecSettings: { Codec } }, pal);
    expect(video).toMatchObject({ CodecSettings: { Codec, [member]: square }, Width: 1024, Height: 576 });
    expect(rules).toMatchObject([{ name: 'square-pixels', outputs: ['own'] }]);
  });

  it.each([
    ['a profile that asks for square pixels itself', withPixels(square)],
    ['a GIF', { CodecSettings: { Codec: 'GIF' } }],
  ] as const)('gets the displayed size in %s', (_what, own) => {
    expect(filled(own, pal).video).toMatchObject({ ...own, Width: 1024, Height: 576 });
  });
});

it('the hash of the settings tells the rules apart, and the profile stays as it was', () => {
  const profile = catalogue.get('simple-hls');
  const before = structuredClone(profile);
  const kinds: Partial<SourceDescription>[] = [
    {},
    { scan_type: 'interlaced' },
    { color: 'hlg' },
    { color: 'hdr10' },
    { coded_width: 641 },
    { pixel_aspect_ratio: 2 },
  ];
  const hash = (source?: SourceDescription) =>
    hashSettings(fillSettings(profile, values, { source }), values.PRODUCTION_ULID);
  const hashes = kinds.map((kind) => hash({ ...film, ...kind }));
  expect(new Set(hashes).size).toBe(kinds.length);
  expect(hashes[0]).toBe(hash());
  expect(profile).toEqual(before);
});

it('an input that the profile does not have turned is as wide as it lies in the file', () => {
  const { settings } = catalogue.get('simple-hls');
  const [input] = settings.Inputs ?? [];
  const unturned = { settings: { ...settings, Inputs: [{ ...input, VideoSelector: {} }] } };
  const source = { ...film, coded_width: 641, coded_height: 360, rotation: 90 as const };
  expect(outputsIn(fillSettings(unturned, values, { source })).map(sizeOf)).toEqual([
    [640, 360],
    [640, 360],
  ]);
});

it('a source without a picture, or that nobody has described, has no rules', () => {
  const silent = { coded_width: null, coded_height: null, scan_type: 'interlaced' as const };
  expect(fill('simple-hls', silent).rules).toEqual([]);
  expect(fillAndExplain(catalogue.get('simple-hls'), values, { source: null }).rules).toEqual([]);
});
