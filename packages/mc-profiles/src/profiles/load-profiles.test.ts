import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { withFolder } from '../fixtures.ts';
import { describeProblem, InvalidProfilesError, loadProfiles } from '../index.ts';
import type { ProfileProblem } from './errors.ts';

const usual = ['template', 'output-portrait', 'packaging-hls', 'quality-hq', 'audio-hq'];
const own = { $extends: usual };

type Told = { problems: string[]; warnings: string[] };

async function check(files: Record<string, unknown>): Promise<Told> {
  return await withFolder(files, async (dir) => {
    const told = (list: ProfileProblem[]) =>
      list.map((problem) => describeProblem(problem).replaceAll(`${dir}/`, ''));
    try {
      return { problems: [], warnings: told((await loadProfiles({ dir })).warnings) };
    } catch (error) {
      if (!(error instanceof InvalidProfilesError)) throw error;
      return { problems: told(error.problems), warnings: told(error.warnings) };
    }
  });
}

describe('a file says against the model of MediaConvert', () => {
  test.each<[string, object, string | RegExp]>([
    [
      'a member that is misspelled',
      { $each: { h264: { GopSzie: 2 } } },
      '$each["h264"]: GopSzie is not a known property; did you mean GopSize?',
    ],
    [
      'a value that is none of an enum',
      { $each: { h264: { CodecProfile: 'HIHG' } } },
      /^\$each\["h264"\].CodecProfile: Should be equal to one of the allowed values in \[.*; did you mean HIGH\?$/,
    ],
    [
      'a number out of its range',
      { $each: { hls: { SegmentLength: -4 } } },
      '$each["hls"].SegmentLength: Should be greater than or equal to 1',
    ],
    [
      'a member of an output',
      {
        OutputGroups: [
          { Name: 'portrait', Outputs: [{ NameModifier: '720p', VideoDescription: { Widht: 2 } }] },
        ],
      },
      'OutputGroups[0].Outputs[0].VideoDescription: Widht is not a known property; did you mean Width?',
    ],
    [
      'a member below Settings',
      { Settings: { TimecodeConfig: { Sorce: 'ZEROBASED' } } },
      'Settings.TimecodeConfig: Sorce is not a known property; did you mean Source?',
    ],
    [
      'another type',
      { $each: { poster: { VideoDescription: { Width: '720' } } } },
      '$each["poster"].VideoDescription.Width: Should be of type integer',
    ],
    [
      'null',
      { $each: { audio: { AudioNormalizationSettings: null } } },
      '$each["audio"].AudioNormalizationSettings: Should be of type object',
    ],
    ['an object for an array', { OutputGroups: {} }, 'OutputGroups: Should be of type array'],
    [
      'a selector of no kind',
      { $each: { videos: {} } },
      '$each["videos"]: no such kind; there are hls, video, progressive, square, h264, h265, mpeg2, prores, vp8, vp9, audio, poster',
    ],
  ])('%s', async (_what, content, problem) => {
    const { problems } = await check({ 'profiles/own.json': { ...own, ...content } });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.replace('profiles/own.json: ', '')).toMatch(
      typeof problem === 'string' ? new RegExp(`^${problem.replaceAll(/[[\]$?.*]/g, '\\$&')}$`) : problem,
    );
  });

  test('in a part that two profiles extend, once, and in one that none extends', async () => {
    const wrong = { $each: { h264: { GopSzie: 2 } } };
    const { problems, warnings } = await check({
      'profiles/one.json': { $extends: [...usual, 'wrong'] },
      'profiles/two.json': { $extends: [...usual, 'wrong'] },
      'parts/wrong.json': wrong,
      'parts/idle.json': wrong,
    });
    expect(problems).toEqual(
      ['idle', 'wrong'].map(
        (part) => `parts/${part}.json: $each["h264"]: GopSzie is not a known property; did you mean GopSize?`,
      ),
    );
    expect(warnings).toEqual(['parts/idle.json: it is not used; no profile of this folder extends it']);
  });
});

test('everything that is wrong is told in one go, whatever it is', async () => {
  const { problems } = await check({
    'profiles/own.json': {
      $extends: [...usual, 'more'],
      $extend: [],
      $each: { hls: { SegmentLength: '4', Widht: 1 }, 'h264 360p': { Bitrate: 1000 } },
      Inputs: [{ FileInput: 'ASSET_ID' }],
    },
    'parts/more.json': {
      OutputGroups: [{ Name: 'portrait', Outputs: [{ ContainerSettings: { Container: 'MP5' } }] }],
      $each: { 'video 1080p': { ContainerSettings: { Container: 'MP4' } } },
    },
  });
  expect(problems.map((problem) => problem.replace(/ (.*?): .*/, ' $1'))).toEqual([
    'parts/more.json: OutputGroups[0].Outputs[0].ContainerSettings.Container',
    'parts/more.json: OutputGroups[0].Outputs[0]',
    'parts/more.json: $each["video 1080p"].ContainerSettings.Container',
    'profiles/own.json: $extend',
    'profiles/own.json: $each["hls"].SegmentLength',
    'profiles/own.json: $each["hls"]',
    'profiles/own.json: Inputs[0].FileInput',
    'profiles/own.json: Inputs',
    'profiles/own.json: OutputGroups[0].Outputs[0].ContainerSettings.Container',
    'profiles/own.json: $each["h264 360p"]',
  ]);
});

test('members beside Settings are told, all of them, with what to do', async () => {
  const { problems } = await check({
    'profiles/own.json': { ...own, Settings: {}, Role: 'r', Queue: 'q', TimecodeConfig: {} },
  });
  const beside = 'it stands beside Settings, and a profile is Settings alone';
  expect(problems).toEqual([
    `profiles/own.json: Role: ${beside}: remove it, it is not sent`,
    `profiles/own.json: Queue: ${beside}: remove it, it is not sent`,
    `profiles/own.json: TimecodeConfig: ${beside}: move it into Settings`,
  ]);
});

describe('what a profile extends is not there', () => {
  test.each([
    ['a misspelled part', 'qualty-hq', 'there is no part qualty-hq; did you mean quality-hq?'],
    ['a misspelled part of the same folder', 'ladde', 'there is no part ladde; did you mean ladder?'],
    [
      'a built-in profile',
      'portrait-hls',
      'there is no part portrait-hls; a profile of this name is there, but only parts can be extended: extend what it extends',
    ],
    ['nothing like it', 'watermark', 'there is no part watermark'],
  ])('%s', async (_what, name, reason) => {
    const { problems } = await check({
      'profiles/own.json': { $extends: [...usual, name] },
      'parts/ladder.json': {},
    });
    expect(problems).toEqual([`profiles/own.json: $extends[5]: ${reason}`]);
  });

  test('and nothing is told that may follow from a list that is none', async () => {
    const { problems } = await check({ 'profiles/own.json': { $extends: 'template' } });
    expect(problems).toEqual(['profiles/own.json: $extends: a list of part names is expected']);
  });
});

describe('settings under a name that is misspelled', () => {
  test('of a group are told once, with the names that there are', async () => {
    const { problems } = await check({
      'profiles/own.json': {
        ...own,
        OutputGroups: [{ Name: 'Portrait', OutputGroupSettings: { HlsGroupSettings: { SegmentLength: 2 } } }],
      },
    });
    expect(problems).toEqual([
      'profiles/own.json: OutputGroups[2].OutputGroupSettings: the group "Portrait" has no Type; ' +
        'to change another group, write its Name: "portrait", "portrait poster"',
    ]);
  });

  test('of an output are told with its name', async () => {
    const Outputs = [{ NameModifier: '720P', VideoDescription: { Width: 720 } }];
    const { problems } = await check({
      'profiles/own.json': { ...own, OutputGroups: [{ Name: 'portrait', Outputs }] },
    });
    expect(problems[0]).toBe(
      'profiles/own.json: OutputGroups[0].Outputs[3].ContainerSettings is missing in the output "720P"',
    );
  });
});

test.each([
  ['a member', '{ "Inputs": [],\n "Inputs": [] }', '"Inputs" is there again in line 2, column 2'],
  [
    'a selector',
    '{ "$each": { "hls": {}, "h264": {}, "hls": {} } }',
    '"hls" is there again in line 1, column 37',
  ],
  ['a name that is escaped', '{ "a\\u0062": 1, "ab": 2 }', '"ab" is there again in line 1, column 17'],
])('%s that is there twice is told, for only the last one would count', async (_what, text, reason) => {
  const { problems } = await check({ 'profiles/own.json': text });
  expect(problems).toContain(`profiles/own.json: ${reason}; an object may have it once`);
});

test('a file may begin with a byte order mark', async () => {
  expect(await check({ 'profiles/own.json': `\uFEFF${JSON.stringify(own)}` })).toEqual({
    problems: [],
    warnings: [],
  });
});

test('a folder that is not there is told with what is expected', async () => {
  await expect(loadProfiles({ dir: '/nowhere' })).rejects.toThrow(
    '/nowhere/profiles: it is not there; name a folder that has profiles/ and, if need be, parts/ in it',
  );
});

describe('a selector that matches nothing', () => {
  test('is told with the names that there are', async () => {
    const { problems } = await check({
      'profiles/own.json': {
        ...own,
        $each: { 'h264 1080': { Slices: 1 }, 'hls portrait*': { SegmentLength: 6 } },
      },
    });
    expect(problems).toEqual([
      'profiles/own.json: $each["h264 1080"]: it matches nothing; what is of its kind is named 1080p, 720p, 540p',
    ]);
  });

  test('may match in another profile that extends the part, or be in a part of ours', async () => {
    const { problems } = await check({
      'profiles/one.json': { $extends: [...usual, 'rates'] },
      'profiles/two.json': {
        $extends: ['template', 'output-landscape', 'packaging-hls', 'quality-hq', 'audio-hq', 'rates'],
      },
      'parts/rates.json': { $each: { 'h264 540p': { Slices: 1 }, 'h264 480p_h': { Slices: 1 } } },
    });
    expect(problems).toEqual([]);
  });

  test('is told of one file, though the same selector matches in another', async () => {
    const Each = { 'h264 1080p': { Slices: 1 } };
    const { problems } = await check({
      'profiles/one.json': { ...own, $each: Each },
      'profiles/two.json': {
        $extends: ['template', 'output-landscape', 'packaging-hls', 'quality-hq', 'audio-hq'],
        $each: Each,
      },
    });
    expect(problems).toEqual([expect.stringMatching(/^profiles\/two.json: .* matches nothing/)]);
  });

  test('is told once of a part that misses in every profile', async () => {
    const { problems } = await check({
      'profiles/one.json': { $extends: [...usual, 'rates'] },
      'profiles/two.json': { $extends: [...usual, 'rates'] },
      'parts/rates.json': { $each: { 'audio 480p*': { AudioType: 0 } } },
    });
    expect(problems).toEqual([
      expect.stringMatching(/^parts\/rates.json: \$each\["audio 480p\*"\]: it matches nothing/),
    ]);
  });

  test('is in none of our own files', async () => {
    const dir = fileURLToPath(new URL('../..', import.meta.url));
    await expect(loadProfiles({ dir })).resolves.toBeDefined();
  });
});

test('a part that is wrong only for some profiles is told with them', async () => {
  const { problems } = await check({
    'profiles/early.json': { $extends: ['late', ...usual] },
    'profiles/early-too.json': { $extends: ['late', ...usual] },
    'profiles/good.json': { $extends: [...usual, 'late'] },
    'parts/late.json': { $each: { poster: { Extension: 'jpeg' } } },
  });
  expect(problems).toEqual([
    'parts/late.json: $each["poster"]: nothing before this part is of its kind (in early-too, early)',
  ]);
});

test('nothing is told that may follow from a file that cannot be read', async () => {
  const { problems } = await check({
    'profiles/own.json': { $extends: ['template', 'ladder', 'packaging-hls', 'quality-hq'] },
    'parts/ladder.json': '{',
  });
  expect(problems).toEqual([expect.stringMatching(/^parts\/ladder.json: it is not JSON/)]);
});

describe('a file that is there and not used is told', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'beside profiles/',
      { 'portrait-hls.json': own },
      'portrait-hls.json: it is not read; only profiles/ and parts/ beside it are',
    ],
    [
      'in a folder of another name',
      { 'mixins/audio.json': {} },
      'mixins: it is not read; only profiles/ and parts/ beside it are',
    ],
    [
      'with another ending',
      { 'profiles/simple.jsonc': own },
      'profiles/simple.jsonc: it is not read; only files whose name ends in .json are',
    ],
    [
      'with an ending in upper case',
      { 'parts/loud.JSON': {} },
      'parts/loud.JSON: it is not read; only files whose name ends in .json are',
    ],
    [
      'in a folder below profiles/',
      { 'profiles/more/own.json': own },
      'profiles/more: it is not read; only files whose name ends in .json are',
    ],
    [
      'as a part that nobody extends',
      { 'parts/audio-hqq.json': {} },
      'parts/audio-hqq.json: it is not used; no profile of this folder extends it',
    ],
    [
      'as a part of a built-in name that nobody extends',
      { 'parts/output-landscape.json': {} },
      'parts/output-landscape.json: it is not used; no profile of this folder extends it',
    ],
    [
      'as a profile of a built-in name',
      { 'profiles/simple-hls.json': own },
      'profiles/simple-hls.json: it replaces the built-in profile of this name',
    ],
    [
      'as a part of a built-in name',
      {
        'parts/template.json': {
          Inputs: [{ FileInput: 'INPUT_URI', AudioSelectors: { 'Audio Selector 1': {} } }],
        },
      },
      'parts/template.json: it replaces the built-in part of this name, for the profiles of this folder',
    ],
  ])('%s', async (_what, files, warning) => {
    expect(await check({ 'profiles/own.json': own, ...files })).toEqual({
      problems: [],
      warnings: [warning],
    });
  });

  test('but no document, and nothing that is hidden', async () => {
    const files = {
      'profiles/own.json': own,
      'profiles/README.md': '',
      'parts/.git/x.json': '',
      'notes.md': '',
    };
    expect(await check(files)).toEqual({ problems: [], warnings: [] });
  });

  test('also when something else is wrong, and in the message of the error', async () => {
    const files = { 'profiles/own.json': {}, 'own.json': own };
    await withFolder(files, async (dir) => {
      await expect(loadProfiles({ dir })).rejects.toThrow(
        `also worth a look:\n  ${dir}/own.json: it is not read; only profiles/ and parts/ beside it are`,
      );
    });
  });

  test('and a folder that holds no profile', async () => {
    const { warnings } = await check({ 'profiles/README.md': 'none yet' });
    expect(warnings).toEqual(['profiles: there is no profile in it']);
  });
});
