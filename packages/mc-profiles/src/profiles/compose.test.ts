import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { composeProfile } from './compose.ts';
import { CompositionError } from './errors.ts';
import { parsePart } from './part.ts';

function compose(profile: Json, parts: Record<string, Json> = {}) {
  const read = new Map(Object.entries(parts).map(([name, content]) => [name, parsePart(name, content)]));
  const { settings, problems } = composeProfile(parsePart('profile', profile), (name) => read.get(name));
  if (problems[0]) throw problems[0];
  return settings;
}

function failure(run: () => unknown): CompositionError {
  try {
    run();
  } catch (error) {
    if (error instanceof CompositionError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const rendition = (name: string, height: number): JsonObject => ({
  NameModifier: name,
  VideoDescription: { Height: height, CodecSettings: { Codec: 'H_264' } },
});
const poster: JsonObject = {
  NameModifier: '_poster',
  VideoDescription: { CodecSettings: { Codec: 'FRAME_CAPTURE' } },
};
const renditions = [rendition('1080p', 1080), rendition('720p_h', 720)];
const ladder: JsonObject = {
  OutputGroups: [
    {
      Name: 'a',
      OutputGroupSettings: { Type: 'HLS_GROUP_SETTINGS', HlsGroupSettings: {} },
      Outputs: renditions,
    },
    { Name: 'a poster', Outputs: [poster] },
  ],
};
const audio = {
  AudioDescriptions: [{ AudioSourceName: 'Audio Selector 1', CodecSettings: { Codec: 'AAC' } }],
};

describe('merging', () => {
  test('later parts override, objects merge deeply, the profile itself is last', () => {
    const settings = compose(
      { $extends: ['one', 'two'], TimecodeConfig: { Start: 'c' } },
      {
        one: { TimecodeConfig: { Source: 'EMBEDDED', Anchor: 'a' } },
        two: { TimecodeConfig: { Source: 'ZEROBASED', Start: 'b' } },
      },
    );
    expect(settings).toEqual({ TimecodeConfig: { Source: 'ZEROBASED', Anchor: 'a', Start: 'c' } });
  });

  test('arrays merge by key, in the order of their first appearance', () => {
    const settings = compose(
      { $extends: ['ladder', 'change'] },
      {
        ladder,
        change: {
          OutputGroups: [
            { Name: 'a', Outputs: [rendition('540p', 540), { NameModifier: '1080p', Extension: 'x' }] },
          ],
        },
      },
    );
    expect(settings.OutputGroups).toHaveLength(2);
    expect(settings.OutputGroups?.[0]?.Outputs).toEqual([
      { ...rendition('1080p', 1080), Extension: 'x' },
      rendition('720p_h', 720),
      rendition('540p', 540),
    ]);
  });

  test('audio descriptions merge by their source', () => {
    const output = (bitrate: number) => ({
      OutputGroups: [
        {
          Name: 'a',
          Outputs: [
            {
              NameModifier: 'x',
              AudioDescriptions: [
                {
                  AudioSourceName: 'main',
                  CodecSettings: { Codec: 'AAC', AacSettings: { Bitrate: bitrate } },
                },
              ],
            },
          ],
        },
      ],
    });
    const settings = compose({ $extends: ['one', 'two'] }, { one: output(1), two: output(2) });
    expect(settings).toEqual(output(2));
  });

  test('content may be nested under Settings', () => {
    expect(compose({ Settings: { FollowSource: 1 } })).toEqual({ FollowSource: 1 });
  });

  test('a part that switches the codec drops the settings of the former one', () => {
    const video = (codecSettings: Json) => ({
      OutputGroups: [
        { Name: 'a', Outputs: [{ NameModifier: 'x', VideoDescription: { CodecSettings: codecSettings } }] },
      ],
    });
    const settings = compose(
      { $extends: ['one'], ...video({ Codec: 'H_265', H265Settings: { MaxBitrate: 1 } }) },
      { one: video({ Codec: 'H_264', H264Settings: { MaxBitrate: 2 } }) },
    );
    expect(settings).toEqual(video({ Codec: 'H_265', H265Settings: { MaxBitrate: 1 } }));
  });

  test('composing leaves the parts as they were', () => {
    const parts = {
      ladder: parsePart('ladder', ladder),
      more: parsePart('more', { $each: { video: audio } }),
    };
    const before = structuredClone(parts);
    composeProfile(
      parsePart('p', { $extends: ['ladder', 'more'] }),
      (name) => parts[name as 'ladder' | 'more'],
    );
    expect(parts).toEqual(before);
  });

  test.each<[string, Json, string, RegExp]>([
    [
      'an audio part whose output has no merge key',
      { OutputGroups: [{ Name: 'a', Outputs: [audio] }] },
      'OutputGroups[0].Outputs[0]',
      /merge key NameModifier/,
    ],
    ['a group without a name', { OutputGroups: [{ Outputs: [] }] }, 'OutputGroups[0]', /merge key Name/],
    [
      'a description without a source where there is one',
      { OutputGroups: [{ Name: 'a', Outputs: [{ NameModifier: '360p', AudioDescriptions: [{}] }] }] },
      'OutputGroups[0].Outputs[0].AudioDescriptions[0]',
      /merge key AudioSourceName/,
    ],
    [
      'another array that has no merge key',
      { Inputs: [{ FileInput: 'x' }] },
      'Inputs',
      /Inputs has no merge key/,
    ],
    [
      'the same key twice',
      { OutputGroups: [{ Name: 'b' }, { Name: 'b' }] },
      'OutputGroups[1]',
      /Name "b" is there twice/,
    ],
  ])('%s is refused, naming part and path', (_what, content, path, reason) => {
    const error = failure(() =>
      compose(
        { $extends: ['base', 'with-audio', 'wrong'] },
        {
          base: { ...ladder, Inputs: [{}] },
          'with-audio': { OutputGroups: [{ Name: 'a', Outputs: [{ NameModifier: '360p', ...audio }] }] },
          wrong: content,
        },
      ),
    );
    expect(error).toMatchObject({ part: 'wrong', path, code: 'PROFILE_COMPOSITION' });
    expect(error.message).toMatch(reason);
    expect(error.message).toContain(`part wrong at ${path}`);
  });
});

describe('merge keys', () => {
  test('are needed only where something is merged', () => {
    const job: JsonObject = {
      OutputGroups: [
        { Outputs: [{ Extension: 'mp4', AudioDescriptions: [{ AudioType: 0 }] }, { Extension: 'mov' }] },
        { OutputGroupSettings: { Type: 'HLS_GROUP_SETTINGS' } },
      ],
    };
    expect(compose(job)).toEqual(job);
    expect(compose({ $extends: ['job'], FollowSource: 1 }, { job })).toEqual({ ...job, FollowSource: 1 });
    expect(compose({ $extends: ['empty'], ...job }, { empty: { OutputGroups: [] } })).toEqual(job);
    expect(failure(() => compose({ $extends: ['job'], ...job }, { job })).message).toMatch(/merge key Name$/);
  });

  test('may be there twice until something is to be merged with one of them', () => {
    const files: JsonObject = {
      OutputGroups: [{ Name: 'File Group' }, { Name: 'File Group', CustomName: 'x' }],
    };
    const parts = { files, more: { OutputGroups: [{ Name: 'File Group', Outputs: [] }] } };
    expect(compose({ $extends: ['files'] }, parts)).toEqual(files);
    expect(failure(() => compose({ $extends: ['files', 'more'] }, parts)).message).toMatch(
      /^part more at OutputGroups\[0\]: Name "File Group" is there twice$/,
    );
  });

  test('an item with a key is added to items without one', () => {
    const named = { Name: 'b', Outputs: [] };
    const settings = compose({ $extends: ['job'], OutputGroups: [named] }, { job: { OutputGroups: [{}] } });
    expect(settings.OutputGroups).toEqual([{}, named]);
  });

  test('the same array may come twice', () => {
    const base = { Inputs: [{ FileInput: 'INPUT_URI' }] };
    expect(compose({ $extends: ['base', 'other'] }, { base, other: { $extends: ['base'] } })).toEqual(base);
  });
});

describe('what a part takes from another one is told', () => {
  const container = (settings: Json) => ({
    OutputGroups: [{ Name: 'a', Outputs: [{ NameModifier: 'x', ContainerSettings: settings }] }],
  });
  const mp4 = container({ Container: 'MP4', Mp4Settings: { MoovPlacement: 'NORMAL' } });
  const codec = { OutputGroups: [{ Name: 'a', Outputs: [rendition('x', 720)] }] };
  const toHls = { $each: { video: { ContainerSettings: { Container: 'M3U8' } } } };

  test.each<[string, Record<string, Json>, string, RegExp]>([
    [
      'a container by $each',
      { mp4, codec, last: toHls },
      '$each["video"].ContainerSettings.Container',
      /^part last at .*: M3U8 drops the settings for MP4 of part mp4/,
    ],
    [
      'a container by name',
      { mp4, last: container({ Container: 'MOV' }) },
      'OutputGroups[0].Outputs[0].ContainerSettings.Container',
      /MOV drops the settings for MP4 of part mp4/,
    ],
    [
      'a codec',
      { codec, last: { $each: { video: { VideoDescription: { CodecSettings: { Codec: 'H_265' } } } } } },
      '$each["video"].VideoDescription.CodecSettings.Codec',
      /H_265 drops the settings for H_264 of part codec/,
    ],
    [
      'a type of group',
      {
        codec: { ...codec, ...ladder },
        last: { OutputGroups: [{ Name: 'a', OutputGroupSettings: { Type: 'FILE_GROUP_SETTINGS' } }] },
      },
      'OutputGroups[0].OutputGroupSettings.Type',
      /FILE_GROUP_SETTINGS drops the settings for HLS_GROUP_SETTINGS of part codec/,
    ],
  ])('%s', (_what, parts, path, reason) => {
    const error = failure(() => compose({ $extends: Object.keys(parts) }, parts));
    expect(error).toMatchObject({ part: 'last', path });
    expect(error.message).toMatch(reason);
  });

  test('but a file may replace what it extends, directly or not', () => {
    const parts = {
      mp4,
      codec,
      both: { $extends: ['mp4', 'codec'] },
      last: { $extends: ['both'], ...toHls },
    };
    for (const settings of [
      compose({ $extends: ['last'] }, parts),
      compose({ $extends: ['mp4', 'codec'], ...toHls }, parts),
    ]) {
      expect(settings.OutputGroups?.[0]?.Outputs?.[0]?.ContainerSettings).toEqual({ Container: 'M3U8' });
    }
  });

  test('and a part that says the same again takes nothing', () => {
    const settings = compose({ $extends: ['mp4', 'again'] }, { mp4, again: container({ Container: 'MP4' }) });
    expect(settings).toEqual(mp4);
  });
});

describe('$extends', () => {
  test('parts may extend parts, and the same part may come twice', () => {
    const parts = {
      base: { FollowSource: 1 },
      left: { $extends: ['base'], AdAvailOffset: 2 },
      right: { $extends: ['base'], AdAvailOffset: 3 },
    };
    expect(compose({ $extends: ['left', 'right'] }, parts)).toEqual({ FollowSource: 1, AdAvailOffset: 3 });
  });

  test('all problems are collected, and what is right is composed', () => {
    const profile = { $extends: ['gone', 'base', 'lost'], $each: { hls: {}, sound: {} }, FollowSource: 2 };
    const base = parsePart('base', { FollowSource: 1 });
    const { settings, problems } = composeProfile(parsePart('p', profile), (name) =>
      name === 'base' ? base : undefined,
    );
    expect(settings).toEqual({ FollowSource: 2 });
    expect(problems.map(({ path }) => path)).toEqual([
      '$extends[0]',
      '$extends[2]',
      '$each["hls"]',
      '$each["sound"]',
    ]);
  });

  test('a cycle is told', () => {
    const error = failure(() =>
      compose({ $extends: ['a'] }, { a: { $extends: ['b'] }, b: { $extends: ['a'] } }),
    );
    expect(error.message).toContain('profile → a → b → a');
  });

  test('a missing part is named with who wants it', () => {
    const error = failure(() => compose({ $extends: ['a'] }, { a: { $extends: ['gone'] } }));
    expect(error).toMatchObject({ part: 'a', message: expect.stringContaining('there is no part gone') });
  });

  test.each<[Json, string]>([
    [{ $extend: ['a'] }, '$extend'],
    [{ $extends: 'a' }, '$extends'],
    [{ $each: [] }, '$each'],
    [{ $each: { video: 1 } }, '$each["video"]'],
    [{ Settings: {}, Queue: 'q' }, 'Queue'],
    [[], ''],
  ])('%j is no part', (content, path) => {
    expect(failure(() => compose(content)).path).toBe(path);
  });
});

describe('$each', () => {
  const each = ($each: Json) => compose({ $extends: ['ladder', 'rule'] }, { ladder, rule: { $each } });

  test('video reaches every rendition, adds none, and leaves posters alone', () => {
    const groups = each({ video: audio }).OutputGroups;
    expect(groups?.[0]?.Outputs).toEqual([
      { ...rendition('1080p', 1080), ...audio },
      { ...rendition('720p_h', 720), ...audio },
    ]);
    expect(groups?.[1]?.Outputs).toEqual([poster]);
  });

  test('h264 reaches renditions by name, whole or with a star', () => {
    const groups = each({
      h264: { GopSize: 2, MaxBitrate: 1 },
      'h264 1080p': { MaxBitrate: 8 },
      'h264 720p': { MaxBitrate: 9 },
      'h264 720p*': { GopSize: 4 },
    }).OutputGroups;
    expect(groups?.[0]?.Outputs?.map((o) => o.VideoDescription?.CodecSettings?.H264Settings)).toEqual([
      { GopSize: 2, MaxBitrate: 8 },
      { GopSize: 4, MaxBitrate: 1 },
    ]);
    expect(groups?.[1]?.Outputs).toEqual([poster]);
  });

  test('audio changes the descriptions that are there, whatever their source', () => {
    const settings = each({
      video: { AudioDescriptions: [{ AudioSourceName: 'main' }, { AudioSourceName: 'commentary' }] },
      audio: { AudioType: 0 },
      'audio 720p*': { AudioType: 1 },
    });
    expect(
      settings.OutputGroups?.flatMap((group) => group.Outputs ?? []).map(
        (output) => output.AudioDescriptions,
      ),
    ).toEqual([
      [
        { AudioSourceName: 'main', AudioType: 0 },
        { AudioSourceName: 'commentary', AudioType: 0 },
      ],
      [
        { AudioSourceName: 'main', AudioType: 1 },
        { AudioSourceName: 'commentary', AudioType: 1 },
      ],
      undefined,
    ]);
  });

  test('hls reaches the settings of HLS groups, poster reaches posters', () => {
    const groups = each({ hls: { SegmentLength: 4 }, poster: { Extension: 'jpg' } }).OutputGroups;
    expect(groups?.[0]?.OutputGroupSettings?.HlsGroupSettings).toEqual({ SegmentLength: 4 });
    expect(groups?.[0]?.Outputs).toEqual(renditions);
    expect(groups?.[1]).toEqual({ Name: 'a poster', Outputs: [{ ...poster, Extension: 'jpg' }] });
  });

  test('progressive leaves out what asks for fields, h265 reaches H.265 alone', () => {
    const coded = (NameModifier: string, CodecSettings: Json): Json => ({
      NameModifier,
      VideoDescription: { CodecSettings },
    });
    const outputs = [
      coded('fields', { Codec: 'H_264', H264Settings: { InterlaceMode: 'TOP_FIELD' } }),
      coded('frames', { Codec: 'H_265' }),
    ];
    const Each = { progressive: { Extension: 'ts' }, h265: { Tiles: 'ENABLED' } };
    const both = { OutputGroups: [{ Name: 'both', Outputs: outputs }] };
    const settings = compose({ $extends: ['both', 'rule'] }, { both, rule: { $each: Each } });
    expect(settings.OutputGroups?.[0]?.Outputs).toEqual([
      outputs[0],
      {
        NameModifier: 'frames',
        Extension: 'ts',
        VideoDescription: { CodecSettings: { Codec: 'H_265', H265Settings: { Tiles: 'ENABLED' } } },
      },
    ]);
  });

  test('a selector of no kind, or of a kind that is not there yet, is refused', () => {
    expect(failure(() => each({ videos: {} })).message).toMatch(/\$each\["videos"\].*no such kind/);
    expect(failure(() => each({ audio: {} })).message).toMatch(/\$each\["audio"\].*nothing before this part/);
    expect(failure(() => each({ constructor: {} })).message).toMatch(/no such kind/);
  });
});
