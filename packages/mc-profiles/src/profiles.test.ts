import { describe, expect, test } from 'vitest';
import { film, root, tokens } from './fixtures.ts';
import { fillSettings, loadProfiles } from './index.ts';
import { destinationsOf, groupsOf, isHls, isPoster, isVideo, outputsOf } from './settings/outputs.ts';

const catalogue = await loadProfiles();
const names = catalogue.list().map(({ name }) => name);

const cases = names.flatMap((profile) =>
  profile.startsWith('simple-')
    ? (['portrait', 'landscape'] as const).map((ORIENTATION) => ({
        golden: `${profile}.${ORIENTATION}`,
        settings: fillSettings(catalogue.get(profile), { ...tokens, ORIENTATION }),
      }))
    : [{ golden: profile, settings: fillSettings(catalogue.get(profile), tokens) }],
);
cases.push({
  golden: 'landscape-both-hls.normalize',
  settings: fillSettings(catalogue.get('landscape-both-hls'), tokens, { audio: 'normalize' }),
});

const demanding = {
  ...film,
  scan_type: 'interlaced',
  color: 'hdr10',
  coded_width: 1441,
  pixel_aspect_ratio: 4 / 3,
} as const;
cases.push({
  golden: 'simple-hls.every-rule',
  settings: fillSettings(
    catalogue.get('simple-hls'),
    { ...tokens, ORIENTATION: 'landscape' },
    { source: demanding },
  ),
});

test('there are six profiles', () => {
  expect(names).toEqual([
    'landscape-both-hls',
    'landscape-both-hls-hq',
    'portrait-hls',
    'portrait-hls-hq',
    'simple-hls',
    'simple-hls-hq',
  ]);
});

describe.each(cases)('$golden', ({ golden, settings }) => {
  const groups = groupsOf(settings);
  const outputs = groups.flatMap(outputsOf);

  test('sends exactly the golden settings', async () => {
    await expect(`${JSON.stringify(settings, null, 2)}\n`).toMatchFileSnapshot(
      `golden/${golden}.golden.json`,
    );
  });

  test('writes below its production and orientation only', () => {
    for (const group of groups) {
      const destinations = destinationsOf(group);
      expect(destinations).toHaveLength(1);
      expect(destinations[0]).toMatch(
        new RegExp(`^s3://bacs-mc-public-stream/${root}(portrait|landscape)/$`),
      );
    }
  });

  test('leaves no token', () => {
    expect(JSON.stringify(settings)).not.toMatch(
      /INPUT_URI|OUTPUT_BUCKET|ASSET_ID|DATE_YYYY|PRODUCTION_ULID|ORIENTATION/,
    );
  });

  test('puts one poster, one frame without audio, beside every HLS group', () => {
    const posterFolders = groups.filter((group) => outputsOf(group).some(isPoster)).flatMap(destinationsOf);
    expect(posterFolders.toSorted()).toEqual(groups.filter(isHls).flatMap(destinationsOf).toSorted());
    for (const poster of outputs.filter(isPoster)) {
      expect(Object.keys(poster).toSorted()).toEqual([
        'ContainerSettings',
        'Extension',
        'NameModifier',
        'VideoDescription',
      ]);
      expect(poster.ContainerSettings).toEqual({ Container: 'RAW' });
      expect([poster.NameModifier, poster.Extension]).toEqual(['_poster', 'jpg']);
      expect(poster.VideoDescription?.CodecSettings).toEqual({
        Codec: 'FRAME_CAPTURE',
        FrameCaptureSettings: { FramerateNumerator: 1, FramerateDenominator: 1, MaxCaptures: 1, Quality: 80 },
      });
    }
  });

  test('gives every rendition closed GOPs of 2 s, M3U8 and one complete AAC track', () => {
    for (const rendition of outputs.filter((output) => !isPoster(output))) {
      expect(isVideo(rendition)).toBe(true);
      expect(rendition.ContainerSettings).toEqual({ Container: 'M3U8' });
      expect(rendition.VideoDescription?.CodecSettings?.H264Settings).toMatchObject({
        GopSize: 2,
        GopSizeUnits: 'SECONDS',
        GopClosedCadence: 1,
        FramerateControl: 'INITIALIZE_FROM_SOURCE',
      });
      expect(rendition.AudioDescriptions).toHaveLength(1);
      const aac = rendition.AudioDescriptions?.[0]?.CodecSettings?.AacSettings;
      expect(aac).toMatchObject({ CodingMode: 'CODING_MODE_2_0', SampleRate: 48000 });
      expect(aac?.Bitrate).toBeGreaterThanOrEqual(96_000);
      expect(aac?.Bitrate).toBeLessThanOrEqual(160_000);
    }
  });

  test('names no audio track, so that a silent input renders', () => {
    expect(settings.Inputs?.[0]?.AudioSelectors).toEqual({
      'Audio Selector 1': { DefaultSelection: 'DEFAULT' },
    });
    expect(settings.Inputs?.[0]?.VideoSelector).toEqual({ Rotate: 'AUTO' });
  });

  test('writes segments into one folder, 4 s long, 6 s in the simple profile', () => {
    for (const group of groups.filter(isHls)) {
      expect(group.OutputGroupSettings?.HlsGroupSettings).toMatchObject({
        DirectoryStructure: 'SINGLE_DIRECTORY',
        MinSegmentLength: 0,
        SegmentLength: golden.startsWith('simple-') ? 6 : 4,
      });
    }
  });
});

test.each([
  [
    'portrait-hls',
    [
      ['portrait', '1080p', 1080, 1920, 'VBR', 4_000_000],
      ['portrait', '720p', 720, 1280, 'VBR', 2_400_000],
      ['portrait', '540p', 540, 960, 'VBR', 1_500_000],
    ],
  ],
  [
    'portrait-hls-hq',
    [
      ['portrait', '1080p', 1080, 1920, 'QVBR', 8_000_000],
      ['portrait', '720p', 720, 1280, 'QVBR', 4_500_000],
      ['portrait', '540p', 540, 960, 'QVBR', 2_500_000],
    ],
  ],
  [
    'landscape-both-hls',
    [
      ['landscape', '1080p_h', 1920, 1080, 'VBR', 5_000_000],
      ['landscape', '720p_h', 1280, 720, 'VBR', 3_000_000],
      ['landscape', '480p_h', 854, 480, 'VBR', 1_600_000],
      ['portrait', '720p_v', 720, 1280, 'VBR', 2_400_000],
      ['portrait', '540p_v', 540, 960, 'VBR', 1_500_000],
    ],
  ],
  [
    'landscape-both-hls-hq',
    [
      ['landscape', '1080p_h', 1920, 1080, 'QVBR', 8_000_000],
      ['landscape', '720p_h', 1280, 720, 'QVBR', 4_500_000],
      ['landscape', '480p_h', 854, 480, 'QVBR', 2_000_000],
      ['portrait', '720p_v', 720, 1280, 'QVBR', 4_500_000],
      ['portrait', '540p_v', 540, 960, 'QVBR', 2_500_000],
    ],
  ],
  ['simple-hls', [[undefined, 'source', undefined, undefined, 'QVBR', 5_000_000]]],
  ['simple-hls-hq', [[undefined, 'source', undefined, undefined, 'QVBR', 8_000_000]]],
])('%s has its ladder', (name, ladder) => {
  const renditions = catalogue.get(name).renditions;
  expect(
    renditions.map((r) => [r.orientation, r.name, r.width, r.height, r.rate_control, r.bitrate]),
  ).toEqual(ladder);
});

test.each([
  ['simple-hls', 7, undefined],
  ['simple-hls-hq', 9, 'HIGH'],
  ['portrait-hls-hq', 9, 'HIGH'],
  ['landscape-both-hls-hq', 9, 'HIGH'],
])('%s is QVBR %i, single pass HQ', (name, level, adaptiveQuantization) => {
  for (const output of groupsOf(catalogue.get(name).settings).flatMap(outputsOf).filter(isVideo)) {
    const rate = output.VideoDescription?.CodecSettings?.H264Settings;
    expect(rate?.QvbrSettings).toEqual({ QvbrQualityLevel: level });
    expect(rate?.QualityTuningLevel).toBe('SINGLE_PASS_HQ');
    expect(rate?.AdaptiveQuantization).toBe(adaptiveQuantization);
    expect([rate?.CodecProfile, rate?.CodecLevel]).toEqual(['HIGH', 'AUTO']);
  }
});

test.each([
  ['portrait-hls', [[720, 1280]]],
  ['portrait-hls-hq', [[720, 1280]]],
  [
    'landscape-both-hls',
    [
      [1280, 720],
      [720, 1280],
    ],
  ],
  ['simple-hls', [[undefined, undefined]]],
])('%s has posters of its orientations', (name, sizes) => {
  const posters = groupsOf(catalogue.get(name).settings).flatMap(outputsOf).filter(isPoster);
  expect(posters.map(({ VideoDescription: video }) => [video?.Width, video?.Height])).toEqual(sizes);
});

test('a standard and an hq profile differ in their hash; loading again gives the same one', async () => {
  const again = await loadProfiles();
  expect(new Set(catalogue.list().map(({ hash }) => hash)).size).toBe(6);
  expect(again.list().map(({ hash }) => hash)).toEqual(catalogue.list().map(({ hash }) => hash));
  expect(catalogue.get('portrait-hls').hash).toMatch(/^[0-9a-f]{64}$/);
});
