import { checkAac, checkH264 } from './encoder-rules.ts';
import { checkGroup } from './group-rules.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';

const video = 'outputGroups/*/outputs/*/videoDescription';
const audio = 'outputGroups/*/outputs/*/audioDescriptions/*';
const h264 = `${video}/codecSettings/h264Settings`;
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

const even = [`${video}/width`, `${video}/height`];

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
  for (const { at, value } of even.flatMap((path) => select(settings, path))) {
    if (Number(value) % 2 !== 0) yield { at, text: 'Should be a multiple of 2' };
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
