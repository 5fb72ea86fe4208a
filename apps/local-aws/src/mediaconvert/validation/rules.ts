import { checkAac, checkH264 } from './encoder-rules.ts';
import { checkGroup } from './group-rules.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';

const video = 'outputGroups/*/outputs/*/videoDescription';
const audio = 'outputGroups/*/outputs/*/audioDescriptions/*';
const h264 = `${video}/codecSettings/h264Settings`;
const corrector = `${video}/videoPreprocessors/colorCorrector`;
const capture = `${video}/codecSettings/frameCaptureSettings`;
const hls = 'outputGroups/*/outputGroupSettings/hlsGroupSettings';
const files = 'outputGroups/*/outputGroupSettings/fileGroupSettings';
const cmaf = 'outputGroups/*/outputGroupSettings/cmafGroupSettings';
const dash = 'outputGroups/*/outputGroupSettings/dashIsoGroupSettings';

const required: Record<string, string[]> = {
  'inputs/*': ['fileInput'],
  'outputGroups/*': ['outputGroupSettings', 'outputs'],
  'outputGroups/*/outputGroupSettings': ['type'],
  [hls]: ['destination', 'minSegmentLength'],
  [files]: ['destination'],
  [cmaf]: ['destination'],
  [dash]: ['destination'],
  'outputGroups/*/outputs/*': ['containerSettings'],
  'outputGroups/*/outputs/*/containerSettings': ['container'],
  [video]: ['codecSettings'],
  [`${video}/codecSettings`]: ['codec'],
  [`${audio}`]: ['codecSettings'],
  [`${audio}/codecSettings`]: ['codec'],
  [`${audio}/codecSettings/aacSettings`]: ['bitrate', 'codingMode', 'sampleRate'],
};

const notEmpty = ['inputs', 'outputGroups', 'outputGroups/*/outputs'];

const ranges: Record<string, [minimum: number, maximum: number]> = {
  'inputs/*/audioSelectors/*/tracks/*': [1, 2_147_483_647],
  [`${hls}/segmentLength`]: [1, 2_147_483_647],
  [`${hls}/minSegmentLength`]: [0, 2_147_483_647],
  [`${video}/width`]: [32, 8_192],
  [`${video}/height`]: [32, 8_192],
  [`${corrector}/brightness`]: [1, 100],
  [`${corrector}/contrast`]: [1, 100],
  [`${corrector}/saturation`]: [1, 100],
  [`${corrector}/hue`]: [-180, 180],
  [`${h264}/bitrate`]: [1_000, 1_152_000_000],
  [`${h264}/maxBitrate`]: [1_000, 1_152_000_000],
  [`${h264}/hrdBufferSize`]: [0, 1_152_000_000],
  [`${h264}/framerateNumerator`]: [1, 2_147_483_647],
  [`${h264}/framerateDenominator`]: [1, 2_147_483_647],
  [`${h264}/gopSize`]: [0, 2_147_483_647],
  [`${h264}/numberBFramesBetweenReferenceFrames`]: [0, 7],
  [`${h264}/numberReferenceFrames`]: [1, 6],
  [`${h264}/slices`]: [1, 32],
  [`${h264}/qvbrSettings/qvbrQualityLevel`]: [1, 10],
  [`${h264}/qvbrSettings/qvbrQualityLevelFineTune`]: [0, 1],
  [`${capture}/framerateNumerator`]: [1, 2_147_483_647],
  [`${capture}/framerateDenominator`]: [1, 2_147_483_647],
  [`${capture}/maxCaptures`]: [1, 10_000_000],
  [`${capture}/quality`]: [1, 100],
  [`${audio}/codecSettings/aacSettings/bitrate`]: [6_000, 1_024_000],
  [`${audio}/audioNormalizationSettings/targetLkfs`]: [-59, 0],
  [`${audio}/audioNormalizationSettings/truePeakLimiterThreshold`]: [-8, 0],
};

const even = [`${video}/width`, `${video}/height`];

/** These are the patterns of MediaConvert's own model. */
const patterns: Record<string, RegExp> = {
  'inputs/*/fileInput': /^s3:\/\/([^/]+\/+)+((([^/]*)))|^https?:\/\/[^/].*[^&]$/,
  'outputGroups/*/outputGroupSettings/*/destination': /^s3:\/\/.*$/,
};

/** Checks rules beyond members, types and enums that real jobs violate. */
export function checkRules(settings: unknown): Problem[] {
  return [
    ...checkTables(settings),
    ...select(settings, 'outputGroups/*').flatMap((place) => [...checkGroup(place)]),
    ...select(settings, h264).flatMap((place) => [...checkH264(place)]),
    ...select(settings, `${audio}/codecSettings/aacSettings`).flatMap((place) => [...checkAac(place)]),
    ...checkThatSomethingPlays(settings),
  ];
}

function* checkTables(settings: unknown): Generator<Problem> {
  for (const member of ['inputs', 'outputGroups']) {
    if (select(settings, member).length === 0) yield { at: '/', text: `${member} is a required property` };
  }
  for (const [path, members] of Object.entries(required)) {
    for (const { at, value } of select(settings, path)) {
      for (const member of members) {
        if (select(value, member).length === 0) yield { at, text: `${member} is a required property` };
      }
    }
  }
  for (const { at, value } of notEmpty.flatMap((path) => select(settings, path))) {
    if (Array.isArray(value) && value.length === 0) yield { at, text: 'Should have at least 1 items' };
  }
  for (const [path, [minimum, maximum]] of Object.entries(ranges)) {
    for (const { at, value } of select(settings, path)) {
      if (Number(value) < minimum) yield { at, text: `Should be greater than or equal to ${minimum}` };
      if (Number(value) > maximum) yield { at, text: `Should be less than or equal to ${maximum}` };
    }
  }
  for (const { at, value } of even.flatMap((path) => select(settings, path))) {
    if (Number(value) % 2 !== 0) yield { at, text: 'Should be a multiple of 2' };
  }
  for (const [path, pattern] of Object.entries(patterns)) {
    for (const { at, value } of select(settings, path)) {
      if (!pattern.test(String(value))) yield { at, text: `Should match pattern "${pattern.source}"` };
    }
  }
}

/** A job with only frame captures is not allowed. */
function checkThatSomethingPlays(settings: unknown): Problem[] {
  const outputs = select(settings, 'outputGroups/*/outputs/*');
  const codecs = select(settings, `${video}/codecSettings/codec`);
  const audioCodecs = select(settings, `${audio}/codecSettings/codec`);
  const onlyCaptures =
    outputs.length > 0 && audioCodecs.length === 0 && codecs.every(({ value }) => value === 'FRAME_CAPTURE');
  if (!onlyCaptures || codecs.length === 0) return [];
  return [
    {
      at: '/outputGroups',
      text: 'A job with a frame capture output must also have at least one output of another kind',
    },
  ];
}
