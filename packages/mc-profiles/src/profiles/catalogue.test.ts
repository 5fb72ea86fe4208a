import { describe, expect, test } from 'vitest';
import { tokens, withFolder } from '../fixtures.ts';
import { describeProblem, fillSettings, InvalidProfilesError, loadProfiles } from '../index.ts';

const folder = 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/';
const usual = ['template', 'output-portrait', 'packaging-hls', 'quality-hq', 'audio-hq'];

/** Builds a portrait profile in which one member of its HLS group or of its outputs differs. */
const hls = (settings: object) => ({
  OutputGroups: [{ Name: 'portrait', OutputGroupSettings: { HlsGroupSettings: settings } }],
});
const output = (settings: object) => ({
  OutputGroups: [{ Name: 'portrait', Outputs: [{ NameModifier: '1080p', ...settings }] }],
});

const group = (settings: object) => ({
  OutputGroups: [{ Name: 'more', OutputGroupSettings: settings, Outputs: [] }],
});

/** Adds a group with one output. */
const rendition = (Type: string, Container: string, CodecSettings: object = { Codec: 'VP9' }) => ({
  OutputGroups: [
    {
      Name: 'more',
      OutputGroupSettings: { Type },
      Outputs: [{ ContainerSettings: { Container }, VideoDescription: { CodecSettings } }],
    },
  ],
});
const codec = (settings: object) => rendition('FILE_GROUP_SETTINGS', 'MP4', settings);

async function problemsOf(files: Record<string, unknown>): Promise<string[]> {
  return await withFolder(files, async (dir) => {
    const error = await loadProfiles({ dir }).catch((caught: unknown) => caught);
    if (!(error instanceof InvalidProfilesError)) throw new Error('it was loaded', { cause: error });
    return error.problems.map((problem) => describeProblem(problem).replaceAll(`${dir}/`, ''));
  });
}

describe("an operator's folder", () => {
  test('adds profiles, which may use its parts and the built-in ones', async () => {
    const files = {
      'profiles/vertical.json': { $extends: [...usual, 'long-segments'] },
      'parts/long-segments.json': { Settings: hls({ SegmentLength: 10 }) },
      'profiles/README.md': 'not a profile',
    };
    const catalogue = await withFolder(files, (dir) => loadProfiles({ dir }));
    expect(catalogue.list().map(({ name }) => name)).toContain('vertical');
    expect(catalogue.list()).toHaveLength(7);
    const [group] = fillSettings(catalogue.get('vertical'), tokens).OutputGroups ?? [];
    expect(group?.OutputGroupSettings?.HlsGroupSettings?.SegmentLength).toBe(10);
  });

  test('needs no parts of its own, and replaces a built-in profile of the same name', async () => {
    const files = { 'profiles/portrait-hls.json': { $extends: usual } };
    const [own, builtIn] = await Promise.all([
      withFolder(files, (dir) => loadProfiles({ dir })),
      loadProfiles(),
    ]);
    expect(own.list()).toHaveLength(6);
    expect(own.get('portrait-hls').hash).toBe(builtIn.get('portrait-hls-hq').hash);
  });

  test('may shadow a built-in part for its own profiles, not for the built-in ones', async () => {
    const loud = { $extends: [], $each: { video: { Extension: 'shadowed' } } };
    const files = {
      'profiles/own.json': { $extends: [...usual.slice(0, -1), 'audio-hq'] },
      'parts/audio-hq.json': loud,
    };
    const [own, builtIn] = await Promise.all([
      withFolder(files, (dir) => loadProfiles({ dir })),
      loadProfiles(),
    ]);
    expect(JSON.stringify(own.get('own').settings)).toContain('shadowed');
    expect(own.get('portrait-hls-hq').hash).toBe(builtIn.get('portrait-hls-hq').hash);
  });

  test('reports every wrong profile at once, with its file', async () => {
    const problems = await problemsOf({
      'profiles/good.json': { $extends: usual },
      'profiles/broken.json': '{ "$extends": [',
      'profiles/lost.json': { $extends: ['gone'] },
      'profiles/Shouting.json': { $extends: usual },
      'profiles/uses-broken.json': { $extends: ['broken-part'] },
      'parts/broken-part.json': 'x',
      'profiles/two-faults.json': {
        $extends: usual,
        ...hls({ Destination: 's3://OUTPUT_BUCKET/a/' }),
        Inputs: [{}],
      },
    });
    expect(problems).toEqual([
      expect.stringMatching(/^parts\/broken-part.json: it is not JSON: Unexpected token/),
      expect.stringMatching(/^profiles\/Shouting.json: a profile is named in lower case/),
      expect.stringMatching(/^profiles\/broken.json: it is not JSON: Unexpected end/),
      'profiles/lost.json: $extends[0]: there is no part gone',
      'profiles/two-faults.json: Inputs: Inputs has no merge key, so it cannot be merged',
      expect.stringMatching(/^profiles\/two-faults.json: OutputGroups\[0\].*Destination .* is not s3:/),
      expect.stringMatching(/^profiles\/two-faults.json: a poster goes to .*portrait\//),
    ]);
  });

  test('that is not there is an error', async () => {
    await expect(loadProfiles({ dir: '/nonexistent' })).rejects.toThrow(
      /^invalid profiles:\n {2}\/nonexistent\/profiles: it is not there/,
    );
  });
});

describe('a group may write', () => {
  const h264 = { Codec: 'H_264', H264Settings: { RateControlMode: 'VBR', Bitrate: 1_000_000 } };
  const mp4 = (destination: string, CodecSettings: object = h264) => ({
    OutputGroups: [
      {
        Name: 'mp4',
        OutputGroupSettings: {
          Type: 'FILE_GROUP_SETTINGS',
          FileGroupSettings: { Destination: destination },
        },
        Outputs: [
          {
            NameModifier: '_720p',
            ContainerSettings: { Container: 'MP4' },
            VideoDescription: { CodecSettings },
          },
        ],
      },
    ],
  });
  const load = (profile: object) =>
    withFolder({ 'profiles/own.json': profile }, async (dir) => (await loadProfiles({ dir })).get('own'));

  test.each(['portrait/', 'portrait/mp4/', 'ORIENTATION/mp4/', 'mp4/', 'a/b-1/c_2/d/'])(
    'into %s beside HLS',
    async (below) => {
      await expect(load({ $extends: usual, ...mp4(`${folder}${below}`) })).resolves.toBeDefined();
    },
  );

  test.each<[string, object]>([
    ['in H.265 of a mode', { RateControlMode: 'QVBR', MaxBitrate: 1_000_000 }],
    ['in H.265 of the default mode', { Bitrate: 1_000_000 }],
  ])('%s with its rate', async (_what, H265Settings) => {
    const film = mp4(`${folder}mp4/`, { Codec: 'H_265', H265Settings });
    await expect(load({ $extends: usual, ...film })).resolves.toBeDefined();
  });

  test('files alone, without an HLS group', async () => {
    const inputs = [{ FileInput: 'INPUT_URI', AudioSelectors: {} }];
    await expect(load({ Inputs: inputs, ...mp4(`${folder}mp4/`) })).resolves.toBeDefined();
  });
});

describe('a profile is refused when it is loaded', () => {
  test.each([
    ['without a date', 's3://OUTPUT_BUCKET/ASSET_ID/PRODUCTION_ULID/portrait/'],
    ['without an asset', 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/PRODUCTION_ULID/portrait/'],
    ['without a ULID', 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/ASSET_ID/portrait/'],
    ['in another order', 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/PRODUCTION_ULID/ASSET_ID/portrait/'],
    ['below another folder', 's3://OUTPUT_BUCKET/x/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/portrait/'],
    ['without an orientation', folder],
    ['with a folder in upper case', `${folder}Square/`],
    ['with an orientation that is not the first folder', `${folder}mp4/ORIENTATION/`],
    ['with dots', `${folder}portrait/../../`],
    ['with a format identifier', `${folder}$d$/`],
    ['without the trailing slash', `${folder}portrait`],
    ['with a base name', `${folder}portrait/movie`],
    ['deeper than four folders', `${folder}portrait/a/b/c/d/`],
    ['in a bucket of its own', 's3://other/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/portrait/'],
    ['on another scheme', `https${folder.slice(2)}portrait/`],
  ])('when a destination is %s', async (_what, destination) => {
    const problems = await problemsOf({
      'profiles/own.json': { $extends: usual, ...hls({ Destination: destination }) },
    });
    expect(problems).toContainEqual(
      expect.stringMatching(
        /^profiles\/own.json: OutputGroups\[0\].OutputGroupSettings: Destination .* is not s3:/,
      ),
    );
  });

  test.each([
    ['SPACE_ID', /: OutputGroups\[0\].*HlsGroupSettings.Destination: SPACE_ID: unknown token/],
    ['x-ASSET_ID', /: OutputGroups\[0\].*HlsGroupSettings.Destination: ASSET_ID: no token may stand there/],
  ])('when a destination holds %s', async (segment, expected) => {
    const problems = await problemsOf({
      'profiles/own.json': { $extends: usual, ...hls({ Destination: `${folder}${segment}/` }) },
    });
    expect(problems).toContainEqual(expect.stringMatching(expected));
  });

  test.each<[string, object, RegExp]>([
    [
      'a second HLS group writes the same playlist',
      {
        OutputGroups: [
          {
            Name: 'again',
            OutputGroupSettings: {
              Type: 'HLS_GROUP_SETTINGS',
              HlsGroupSettings: { Destination: `${folder}portrait/` },
            },
            Outputs: [
              {
                NameModifier: 'other',
                ContainerSettings: { Container: 'M3U8' },
                VideoDescription: {
                  CodecSettings: {
                    Codec: 'H_264',
                    H264Settings: { RateControlMode: 'VBR', Bitrate: 1_000_000 },
                  },
                },
              },
            ],
          },
        ],
      },
      /output groups portrait and again both write .*portrait\/\*\.m3u8/,
    ],
    [
      'a second poster of the same name, in a folder that ORIENTATION may become',
      {
        OutputGroups: [
          {
            Name: 'again',
            OutputGroupSettings: {
              Type: 'FILE_GROUP_SETTINGS',
              FileGroupSettings: { Destination: `${folder}ORIENTATION/` },
            },
            Outputs: [
              {
                NameModifier: '_poster',
                ContainerSettings: { Container: 'RAW' },
                VideoDescription: { CodecSettings: { Codec: 'FRAME_CAPTURE' } },
              },
            ],
          },
        ],
      },
      /output groups portrait poster and again both write .*portrait\/\*_poster\.jpg/,
    ],
    [
      'a part misspells a group, so that it would append a broken one',
      { OutputGroups: [{ Name: 'portait', Outputs: [{ NameModifier: '1080p', Extension: 'x' }] }] },
      /OutputGroups\[2\]: the group "portait" has no Type; to change another group, write its Name: "portrait"/,
    ],
    [
      'a part misspells an output, so that it would append a broken one',
      { OutputGroups: [{ Name: 'portrait', Outputs: [{ NameModifier: '1080', AudioDescriptions: [] }] }] },
      /OutputGroups\[0\].Outputs\[3\] has neither video nor audio/,
    ],
    [
      'QVBR has a bitrate',
      output({ VideoDescription: { CodecSettings: { H264Settings: { Bitrate: 1 } } } }),
      /Outputs\[0\].VideoDescription.CodecSettings.H264Settings: QVBR takes no Bitrate/,
    ],
    [
      'VBR has none',
      output({ VideoDescription: { CodecSettings: { H264Settings: { RateControlMode: 'VBR' } } } }),
      /H264Settings: VBR needs Bitrate/,
    ],
    [
      'a rung has no maximum bitrate',
      { $extends: [...usual.slice(0, 2), 'rung', ...usual.slice(2)] },
      /Outputs\[3\].VideoDescription.CodecSettings.H264Settings: QVBR needs MaxBitrate/,
    ],
    [
      'HLS has no minimum length of segments',
      {
        $extends: [],
        OutputGroups: [{ Name: 'bare', OutputGroupSettings: { Type: 'HLS_GROUP_SETTINGS' }, Outputs: [] }],
      },
      /OutputGroups\[0\].OutputGroupSettings.HlsGroupSettings.MinSegmentLength is missing/,
    ],
    [
      'a width is odd',
      output({ VideoDescription: { Width: 853 } }),
      /Outputs\[0\].VideoDescription.Width 853 is odd/,
    ],
    [
      'the height of a poster is odd',
      { $each: { poster: { VideoDescription: { Height: 405 } } } },
      /OutputGroups\[1\].Outputs\[0\].VideoDescription.Height 405 is odd/,
    ],
    [
      'HLS is in MP4',
      rendition('HLS_GROUP_SETTINGS', 'MP4'),
      /OutputGroups\[2\].Outputs\[0\].ContainerSettings.Container: MP4 is none .*; use M3U8 or RAW$/,
    ],
    [
      'CMAF is in a transport stream',
      rendition('CMAF_GROUP_SETTINGS', 'M3U8'),
      /ContainerSettings.Container: M3U8 is none .*; use CMFC$/,
    ],
    [
      'DASH is in MP4',
      rendition('DASH_ISO_GROUP_SETTINGS', 'MP4'),
      /Container: MP4 is none .*; use MPD or CMFC$/,
    ],
    [
      'H.265 has neither a mode nor a rate',
      codec({ Codec: 'H_265' }),
      /OutputGroups\[2\].Outputs\[0\].*H265Settings.RateControlMode is missing/,
    ],
    [
      'H.265 has a maximum where it needs a rate',
      codec({ Codec: 'H_265', H265Settings: { RateControlMode: 'VBR', MaxBitrate: 1_000_000 } }),
      /H265Settings: VBR needs Bitrate/,
    ],
    [
      'H.265 has no maximum bitrate',
      codec({ Codec: 'H_265', H265Settings: { RateControlMode: 'QVBR' } }),
      /H265Settings: QVBR needs MaxBitrate/,
    ],
    [
      'H.265 has a rate where it needs a maximum alone',
      codec({ Codec: 'H_265', H265Settings: { RateControlMode: 'QVBR', Bitrate: 1, MaxBitrate: 1 } }),
      /H265Settings: QVBR takes no Bitrate/,
    ],
    [
      'AV1 has no maximum bitrate',
      codec({ Codec: 'AV1', Av1Settings: { RateControlMode: 'QVBR' } }),
      /Av1Settings: QVBR needs MaxBitrate/,
    ],
    [
      'an audio source is not selected',
      output({ AudioDescriptions: [{ AudioSourceName: 'x', CodecSettings: { Codec: 'AC3' } }] }),
      /AudioDescriptions\[1\].AudioSourceName x is no audio selector/,
    ],
    [
      'AAC is incomplete',
      {
        $each: {
          video: {
            AudioDescriptions: [{ AudioSourceName: 'Audio Selector 1', CodecSettings: { Codec: 'AC3' } }],
          },
          audio: { CodecSettings: { Codec: 'AAC' } },
        },
      },
      /AudioDescriptions\[0\].CodecSettings.AacSettings needs Bitrate/,
    ],
    [
      'a poster has audio',
      { $each: { poster: { AudioDescriptions: [{ AudioSourceName: 'Audio Selector 1' }] } } },
      /OutputGroups\[1\].Outputs\[0\].AudioDescriptions: a poster has no audio/,
    ],
    [
      'a poster goes to an orientation that no video has',
      {
        OutputGroups: [
          {
            Name: 'portrait poster',
            OutputGroupSettings: { FileGroupSettings: { Destination: `${folder}landscape/` } },
          },
        ],
      },
      /a poster goes to .*landscape\/, where no video is/,
    ],
    ['it has no input', { $extends: [] }, /Inputs\[0\].FileInput is not INPUT_URI/],
    ['it has no output', { $extends: [] }, /OutputGroups: there is no output with video or audio/],
    [
      'a group is of a type that is not verified',
      { OutputGroups: [{ Name: 'portrait', OutputGroupSettings: { Type: 'MS_SMOOTH_GROUP_SETTINGS' } }] },
      /OutputGroups\[0\].OutputGroupSettings.Type MS_SMOOTH_GROUP_SETTINGS is not the type of/,
    ],
    [
      'segments have no playlist',
      hls({ OutputSelection: 'SEGMENTS_ONLY' }),
      /SEGMENTS_ONLY writes no playlist/,
    ],
    [
      'playlists are compressed',
      hls({ ManifestCompression: 'GZIP' }),
      /OutputGroups\[0\].OutputGroupSettings: ManifestCompression GZIP is not supported/,
    ],
    [
      'playlists of CMAF are compressed',
      group({ Type: 'CMAF_GROUP_SETTINGS', CmafGroupSettings: { ManifestCompression: 'GZIP' } }),
      /OutputGroups\[2\].OutputGroupSettings: ManifestCompression GZIP is not supported/,
    ],
    [
      'CMAF has no manifest',
      group({
        Type: 'CMAF_GROUP_SETTINGS',
        CmafGroupSettings: { WriteHlsManifest: 'DISABLED', WriteDashManifest: 'DISABLED' },
      }),
      /OutputGroups\[2\].OutputGroupSettings: the group writes neither an HLS nor a DASH manifest/,
    ],
    ['playlists name another server', hls({ BaseUrl: 'https://cdn.example/' }), /BaseUrl is not supported/],
    [
      'outputs are chosen by MediaConvert',
      { OutputGroups: [{ Name: 'portrait', AutomatedEncodingSettings: {} }] },
      /AutomatedEncodingSettings: list the Outputs instead/,
    ],
    [
      'a name is not known before the render',
      { $each: { poster: { NameModifier: '_$h$' } } },
      /NameModifier: \$/,
    ],
  ])('when %s', async (_what, content, expected) => {
    const problems = await problemsOf({
      'profiles/own.json': { $extends: usual, ...content },
      'parts/rung.json': {
        OutputGroups: [
          {
            Name: 'portrait',
            Outputs: [{ NameModifier: '360p', VideoDescription: { CodecSettings: { Codec: 'H_264' } } }],
          },
        ],
      },
    });
    expect(problems).toContainEqual(expect.stringMatching(expected));
  });
});
