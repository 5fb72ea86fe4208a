import type { AudioCodecSettings, JobSettings } from '@aws-sdk/client-mediaconvert';
import { describe, expect, test } from 'vitest';
import { film, root, tokens } from '../fixtures.ts';
import {
  fillAndHash,
  fillSettings,
  hashSettings,
  loadProfiles,
  placeholderUlid,
  TokenError,
  type TokenValues,
} from '../index.ts';

const catalogue = await loadProfiles();
const destinationPath = 'OutputGroups[0].OutputGroupSettings.HlsGroupSettings.Destination';

function template(destination: string, more: JobSettings = {}) {
  const OutputGroups = [{ OutputGroupSettings: { HlsGroupSettings: { Destination: destination } } }];
  return { settings: { Inputs: [{ FileInput: 'INPUT_URI' }], OutputGroups, ...more } };
}

function failure(run: () => unknown): TokenError {
  try {
    run();
  } catch (error) {
    if (error instanceof TokenError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('PRODUCTION_ULID and the other tokens are filled, the date with its slash', () => {
  const settings = fillSettings(catalogue.get('portrait-hls'), tokens);
  expect(settings.Inputs?.[0]?.FileInput).toBe(tokens.INPUT_URI);
  expect(settings.OutputGroups?.[0]?.OutputGroupSettings?.HlsGroupSettings?.Destination).toBe(
    `s3://bacs-mc-public-stream/${root}portrait/`,
  );
});

test('filling leaves the profile as it was, so that the next production gets its own ULID', () => {
  const profile = catalogue.get('portrait-hls');
  const before = structuredClone(profile);
  fillSettings(profile, tokens, { audio: 'normalize' });
  expect(profile).toEqual(before);
});

test('settings have one hash whichever production they are filled for, and another one for another upload', () => {
  const hashFor = (changed: Partial<TokenValues>) => {
    const values = { ...tokens, ...changed };
    return hashSettings(fillSettings(catalogue.get('portrait-hls'), values), values.PRODUCTION_ULID);
  };
  const planned = hashFor({ PRODUCTION_ULID: placeholderUlid });
  expect(hashFor({})).toBe(planned);
  expect(hashFor({ PRODUCTION_ULID: '01JD9ZK5T2M8Q4W6X7Y8ZABCDE' })).toBe(planned);
  expect(hashFor({ ASSET_ID: 'c0a80101-0000-4000-8000-000000000001' })).not.toBe(planned);
});

test('the hash is the same whether settings are filled with it or hashed afterwards', () => {
  const values = { ...tokens, ORIENTATION: 'landscape' as const };
  const source = { ...film, scan_type: 'interlaced' as const };
  for (const { settings } of catalogue.list())
    for (const choice of [{}, { audio: 'normalize' as const }, { source }, { source: film }]) {
      const { settings: filled, hash } = fillAndHash({ settings }, values, choice);
      expect(filled).toEqual(fillSettings({ settings }, values, choice));
      expect(hash).toBe(hashSettings(filled, values.PRODUCTION_ULID));
    }
});

test('a value that contains a token is not filled again', () => {
  const uri = 's3://bacs-mc-uploads/ASSET_ID/PRODUCTION_ULID-OUTPUT_BUCKET.mp4';
  const settings = fillSettings(catalogue.get('portrait-hls'), { ...tokens, INPUT_URI: uri });
  expect(settings.Inputs?.[0]?.FileInput).toBe(uri);
});

describe('a token that is not a whole segment is never replaced, but refused', () => {
  test.each([
    ['s3://OUTPUT_BUCKET/x-ASSET_ID/', 'TOKEN_MISPLACED', 'ASSET_ID'],
    ['s3://OUTPUT_BUCKET/ASSET_ID-thumbs/', 'TOKEN_MISPLACED', 'ASSET_ID'],
    ['s3://my-OUTPUT_BUCKET/ASSET_ID/', 'TOKEN_MISPLACED', 'OUTPUT_BUCKET'],
    ['s3://OUTPUT_BUCKET/INPUT_URI/', 'TOKEN_MISPLACED', 'INPUT_URI'],
    ['s3://OUTPUT_BUCKET/MY_ASSET_ID/', 'TOKEN_UNKNOWN', 'MY_ASSET_ID'],
    ['s3://OUTPUT_BUCKET/ASSET_IDS/', 'TOKEN_UNKNOWN', 'ASSET_IDS'],
    ['s3://OUTPUT_BUCKET/SPACE_ID/', 'TOKEN_UNKNOWN', 'SPACE_ID'],
    ['s3://OUTPUT_BUKCET/ASSET_ID/', 'TOKEN_UNKNOWN', 'OUTPUT_BUKCET'],
  ])('%s', (destination, code, token) => {
    expect(failure(() => fillSettings(template(destination), tokens))).toMatchObject({
      code,
      token,
      path: destinationPath,
      message: expect.stringContaining(`${token} at ${destinationPath}`),
    });
  });

  test('a token outside of a location', () => {
    const more = { TimecodeConfig: { Anchor: 'ASSET_ID' } };
    expect(failure(() => fillSettings(template('s3://OUTPUT_BUCKET/', more), tokens))).toMatchObject({
      code: 'TOKEN_MISPLACED',
      token: 'ASSET_ID',
      path: 'TimecodeConfig.Anchor',
    });
  });

  test('a misspelt input', () => {
    const more = { Inputs: [{ FileInput: 'INPUT_URL' }] };
    expect(failure(() => fillSettings(template('s3://OUTPUT_BUCKET/', more), tokens))).toMatchObject({
      code: 'TOKEN_UNKNOWN',
      token: 'INPUT_URL',
      path: 'Inputs[0].FileInput',
    });
  });

  test('enums in capitals are no tokens', () => {
    const more: JobSettings = { TimecodeConfig: { Source: 'ZEROBASED' } };
    expect(fillSettings(template('s3://OUTPUT_BUCKET/', more), tokens).TimecodeConfig).toEqual(
      more.TimecodeConfig,
    );
  });
});

describe('values', () => {
  test('a missing one is named with the JSON path that wants it', () => {
    expect(failure(() => fillSettings(catalogue.get('simple-hls'), tokens))).toMatchObject({
      code: 'TOKEN_MISSING',
      token: 'ORIENTATION',
      path: destinationPath,
    });
    const { PRODUCTION_ULID: _, ...rest } = tokens;
    expect(failure(() => fillSettings(catalogue.get('portrait-hls'), rest as TokenValues))).toMatchObject({
      code: 'TOKEN_MISSING',
      token: 'PRODUCTION_ULID',
      path: destinationPath,
    });
  });

  test.each<[keyof TokenValues, string]>([
    ['OUTPUT_BUCKET', 'Bucket'],
    ['OUTPUT_BUCKET', 'a/b'],
    ['OUTPUT_BUCKET', 'a..b'],
    ['OUTPUT_BUCKET', ''],
    ['ASSET_ID', '..'],
    ['ASSET_ID', '0f8fad5b-d9cb-469f-a165-70867728950e/..'],
    ['ASSET_ID', 'undefined'],
    ['ASSET_ID', '0f8fad5b-d9cb-469f-a165-70867728950e\n'],
    ['DATE_YYYY_MM_DD', '2025-10-21'],
    ['DATE_YYYY_MM_DD', '2025-13/21'],
    ['DATE_YYYY_MM_DD', '2025-10/32'],
    ['DATE_YYYY_MM_DD', '2025-10/21/'],
    ['PRODUCTION_ULID', '01K83E0QWJ7T4RZB5C9XH2M6N'],
    ['PRODUCTION_ULID', '01K83E0QWJ7T4RZB5C9XH2M6NU'],
    ['PRODUCTION_ULID', '01k83e0qwj7t4rzb5c9xh2m6nv'],
    ['INPUT_URI', 'https://example.com/video.mp4'],
    ['INPUT_URI', 's3://bucket'],
    ['INPUT_URI', 's3://bucket/folder/'],
    ['INPUT_URI', 's3:///video.mp4'],
  ])('%s cannot be %j', (token, value) => {
    const error = failure(() => fillSettings(catalogue.get('portrait-hls'), { ...tokens, [token]: value }));
    expect(error).toMatchObject({ code: 'TOKEN_INVALID', token });
    expect(error.path).toBe(token === 'INPUT_URI' ? 'Inputs[0].FileInput' : destinationPath);
  });

  test('an orientation is one of two', () => {
    const values = { ...tokens, ORIENTATION: 'square' } as unknown as TokenValues;
    expect(failure(() => fillSettings(catalogue.get('simple-hls'), values)).code).toBe('TOKEN_INVALID');
  });
});

test('audio: normalize changes every audio description of every profile, and nothing else', () => {
  for (const profile of catalogue.list()) {
    const values: TokenValues = { ...tokens, ORIENTATION: 'landscape' };
    const plain = fillSettings(profile, values);
    const normalized = fillSettings(profile, values, { audio: 'normalize' });
    const descriptions = normalized.OutputGroups?.flatMap((group) => group.Outputs ?? []).flatMap(
      (output) => output.AudioDescriptions ?? [],
    );
    expect(descriptions).toHaveLength(profile.renditions.length);
    for (const description of descriptions ?? []) {
      expect(description).toEqual({
        AudioSourceName: 'Audio Selector 1',
        AudioNormalizationSettings: {
          Algorithm: 'ITU_BS_1770_4',
          AlgorithmControl: 'CORRECT_AUDIO',
          TargetLkfs: -16,
        },
        CodecSettings: {
          Codec: 'AAC',
          AacSettings: { Bitrate: 160000, CodingMode: 'CODING_MODE_2_0', SampleRate: 48000 },
        },
      });
    }
    expect(withoutAudio(normalized)).toEqual(withoutAudio(plain));
  }
});

describe('audio: normalize', () => {
  const loudness = { Algorithm: 'ITU_BS_1770_4', AlgorithmControl: 'CORRECT_AUDIO', TargetLkfs: -16 };
  const stereo = { Bitrate: 96000, CodingMode: 'CODING_MODE_2_0', SampleRate: 44100 } as const;
  const normalized = (CodecSettings: AudioCodecSettings) => {
    const settings = { OutputGroups: [{ Outputs: [{ AudioDescriptions: [{ CodecSettings }] }] }] };
    const { OutputGroups } = fillSettings({ settings }, tokens, { audio: 'normalize' });
    return OutputGroups?.[0]?.Outputs?.[0]?.AudioDescriptions?.[0];
  };

  test.each<[what: string, own: AudioCodecSettings]>([
    [
      'AAC of a variable bitrate',
      {
        Codec: 'AAC',
        AacSettings: {
          RateControlMode: 'VBR',
          VbrQuality: 'HIGH',
          CodingMode: 'CODING_MODE_2_0',
          SampleRate: 48000,
        },
      },
    ],
    ['HE-AAC', { Codec: 'AAC', AacSettings: { ...stereo, Bitrate: 32000, CodecProfile: 'HEV1' } }],
    [
      'AAC of six channels',
      { Codec: 'AAC', AacSettings: { ...stereo, Bitrate: 384000, CodingMode: 'CODING_MODE_5_1' } },
    ],
    ['Opus', { Codec: 'OPUS', OpusSettings: { Bitrate: 96000, Channels: 2, SampleRate: 48000 } }],
    ['PCM', { Codec: 'WAV', WavSettings: { BitDepth: 24, Channels: 2, SampleRate: 48000 } }],
  ])('adds the loudness to %s, and changes nothing else', (_what, own) => {
    expect(normalized(own)).toEqual({ AudioNormalizationSettings: loudness, CodecSettings: own });
  });

  test('changes the rates of AAC stereo, whether its kind is named or left to MediaConvert', () => {
    const named = { CodecProfile: 'LC', RateControlMode: 'CBR' } as const;
    for (const kind of [{}, named])
      expect(normalized({ Codec: 'AAC', AacSettings: { ...stereo, ...kind } })).toEqual({
        AudioNormalizationSettings: loudness,
        CodecSettings: {
          Codec: 'AAC',
          AacSettings: { ...stereo, ...kind, Bitrate: 160000, SampleRate: 48000 },
        },
      });
  });

  test('leaves sound alone that is passed through', () => {
    expect(normalized({ Codec: 'PASSTHROUGH' })).toEqual({ CodecSettings: { Codec: 'PASSTHROUGH' } });
  });
});

test('audio: normalize leaves a profile without sound as it is', () => {
  const silent = { settings: withoutAudio(catalogue.get('portrait-hls').settings) as JobSettings };
  expect(fillAndHash(silent, tokens, { audio: 'normalize' })).toEqual(fillAndHash(silent, tokens, {}));
});

function withoutAudio(settings: JobSettings): unknown {
  return JSON.parse(
    JSON.stringify(settings, (key, value) => (key === 'AudioDescriptions' ? undefined : value)),
  );
}
