import { describe, expect, test } from 'vitest';
import { checkAgainstModel } from './index.ts';

const video = (settings: object) => ({ OutputGroups: [{ Outputs: [{ VideoDescription: settings }] }] });
const at = ['OutputGroups', 0, 'Outputs', 0, 'VideoDescription'];

describe('settings are checked', () => {
  test.each<[string, object, object]>([
    [
      'for members',
      video({ Widht: 640 }),
      { path: at, message: 'Widht is not a known property', suggestion: 'Width', kind: 'member' },
    ],
    [
      'for members in the spelling of the wire',
      { outputGroups: [] },
      {
        path: [],
        message: 'outputGroups is not a known property',
        suggestion: 'OutputGroups',
        kind: 'member',
      },
    ],
    ['for members of objects', { constructor: 1 }, { message: 'constructor is not a known property' }],
    ['for types', video({ Width: '640' }), { path: [...at, 'Width'], message: 'Should be of type integer' }],
    ['for null', { Inputs: null }, { path: ['Inputs'], message: 'Should be of type array' }],
    ['for whole numbers', video({ Height: 1.5 }), { path: [...at, 'Height'] }],
    [
      'for enums',
      video({ ScalingBehavior: 'FITT' }),
      {
        path: [...at, 'ScalingBehavior'],
        message: expect.stringMatching(
          /^Should be equal to one of the allowed values in \["DEFAULT","FILL","FIT"/,
        ),
        suggestion: 'FIT',
        kind: 'value',
      },
    ],
    [
      'for the least number',
      video({ Width: 30 }),
      { path: [...at, 'Width'], message: 'Should be greater than or equal to 32', kind: 'bounds' },
    ],
    [
      'for the greatest number',
      { FollowSource: 151 },
      { path: ['FollowSource'], message: 'Should be less than or equal to 150', kind: 'bounds' },
    ],
    [
      'for ranges of fractions',
      video({ CodecSettings: { H264Settings: { GopSize: -0.5 } } }),
      { message: 'Should be greater than or equal to 0' },
    ],
    [
      'for lengths',
      { OutputGroups: [{ Outputs: [{ NameModifier: '' }] }] },
      {
        path: ['OutputGroups', 0, 'Outputs', 0, 'NameModifier'],
        message: 'Should have at least 1 characters',
      },
    ],
    [
      'for lengths that are too long',
      { OutputGroups: [{ Outputs: [{ Extension: 'x'.repeat(257) }] }] },
      { message: 'Should have at most 256 characters', kind: 'bounds' },
    ],
    [
      'for patterns',
      { Inputs: [{ TimecodeStart: '99:00:00:00' }] },
      { path: ['Inputs', 0, 'TimecodeStart'], message: expect.stringMatching(/^Should match pattern "/) },
    ],
    [
      'within maps, whose keys are free',
      { Inputs: [{ AudioSelectors: { 'any key': { Tracks: [0] } } }] },
      {
        path: ['Inputs', 0, 'AudioSelectors', 'any key', 'Tracks', 0],
        message: 'Should be greater than or equal to 1',
      },
    ],
  ])('%s', (_what, settings, expected) => {
    expect(checkAgainstModel(settings, 'JobSettings', 'sdk')).toEqual([expect.objectContaining(expected)]);
  });

  test('and all problems are told', () => {
    const problems = checkAgainstModel(
      { ...video({ Width: 1, Height: 1 }), AdAvailOffset: 'x' },
      'JobSettings',
      'sdk',
    );
    expect(problems).toHaveLength(3);
  });

  test('and a part of them is right', () => {
    expect(checkAgainstModel(video({ Width: 640, CodecSettings: {} }), 'JobSettings', 'sdk')).toEqual([]);
  });
});

test('a request is checked in the spelling of the wire, in which keys of maps stay as they are', () => {
  const right = {
    role: 'arn',
    userMetadata: { Ulid: 'x', ulid: 'y' },
    settings: { inputs: [{ audioSelectors: { 'Audio Selector 1': { defaultSelection: 'DEFAULT' } } }] },
  };
  expect(checkAgainstModel(right, 'CreateJobRequest', 'wire')).toEqual([]);
  const wrong = {
    Role: 'arn',
    settings: { inputs: [{ audioSelectors: { x: { DefaultSelection: 'DEFAULT' } } }] },
  };
  expect(checkAgainstModel(wrong, 'CreateJobRequest', 'wire')).toMatchObject([
    { path: [], suggestion: 'role' },
    { path: ['settings', 'inputs', 0, 'audioSelectors', 'x'], suggestion: 'defaultSelection' },
  ]);
});

test.each([
  ['GopSzie', 'GopSize'],
  ['gopSize', 'GopSize'],
  ['Bitrte', 'Bitrate'],
  ['Quality', undefined],
])('%s probably means %s', (name, suggestion) => {
  const [problem] = checkAgainstModel({ [name]: 1 }, 'H264Settings', 'sdk');
  expect(problem?.suggestion).toBe(suggestion);
});
