import type { Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { rootPrefix } from '@bacs/domain';
import { describe, expect, test } from 'vitest';
import { root, tokens } from '../fixtures.ts';
import { describeOutputs, fillSettings, findCollisions, loadProfiles, outputPrefix } from '../index.ts';

const catalogue = await loadProfiles();

test('portrait-hls writes video.m3u8, video1080p.m3u8 and video_poster.0000000.jpg', () => {
  const settings = fillSettings(catalogue.get('portrait-hls'), tokens);
  expect(describeOutputs(settings)).toEqual([
    {
      kind: 'hls',
      orientation: 'portrait',
      bucket: 'bacs-mc-public-stream',
      prefix: `${root}portrait/`,
      playlist_key: `${root}portrait/video.m3u8`,
      mpd_key: null,
      additional_keys: [],
      renditions: [
        ['1080p', 1080, 1920],
        ['720p', 720, 1280],
        ['540p', 540, 960],
      ].map(([name, width, height]) => ({
        kind: 'video',
        name,
        playlist_key: `${root}portrait/video${name}.m3u8`,
        width,
        height,
      })),
      files: [
        {
          kind: 'frames',
          name: '_poster',
          key: `${root}portrait/video_poster.0000000.jpg`,
          width: 720,
          height: 1280,
        },
      ],
      poster_keys: [`${root}portrait/video_poster.0000000.jpg`],
    },
  ]);
});

test('landscape-both-hls writes two groups, each with its own poster, landscape first', () => {
  const outputs = describeOutputs(fillSettings(catalogue.get('landscape-both-hls'), tokens));
  expect(
    outputs.map(({ orientation, renditions, poster_keys }) => [
      orientation,
      renditions.map((r) => r.name),
      poster_keys,
    ]),
  ).toEqual([
    ['landscape', ['1080p_h', '720p_h', '480p_h'], [`${root}landscape/video_poster.0000000.jpg`]],
    ['portrait', ['720p_v', '540p_v'], [`${root}portrait/video_poster.0000000.jpg`]],
  ]);
});

test('simple-hls writes below the orientation that was found, in a size it does not know', () => {
  const settings = fillSettings(catalogue.get('simple-hls'), { ...tokens, ORIENTATION: 'landscape' });
  expect(describeOutputs(settings)).toMatchObject([
    {
      orientation: 'landscape',
      renditions: [{ name: 'source', playlist_key: `${root}landscape/videosource.m3u8` }],
      poster_keys: [`${root}landscape/video_poster.0000000.jpg`],
    },
  ]);
  expect(describeOutputs(settings)[0]?.renditions[0]).not.toHaveProperty('width');
});

test.each([
  ['video.mp4', 'video'],
  ['my.holiday.final.mov', 'my.holiday.final'],
  ['video', 'video'],
  ['Über uns 1.webm', 'Über uns 1'],
])('outputs of %s are named after it', (file, base) => {
  const values = { ...tokens, INPUT_URI: `s3://bacs-mc-uploads/uploads/x.y/${file}` };
  const [output] = describeOutputs(fillSettings(catalogue.get('portrait-hls'), values));
  expect(output?.playlist_key).toBe(`${root}portrait/${base}.m3u8`);
});

test('a destination may end in a base name', () => {
  const [output] = describeOutputs({
    Inputs: [{ FileInput: tokens.INPUT_URI }],
    OutputGroups: [
      {
        OutputGroupSettings: {
          Type: 'HLS_GROUP_SETTINGS',
          HlsGroupSettings: { Destination: 's3://bucket/a/portrait/movie' },
        },
        Outputs: [{ NameModifier: '_1' }],
      },
    ],
  });
  expect(output).toMatchObject({
    prefix: 'a/portrait/',
    playlist_key: 'a/portrait/movie.m3u8',
    renditions: [{ playlist_key: 'a/portrait/movie_1.m3u8' }],
  });
});

test('the output prefix is the first HLS destination, and lies below the root prefix', () => {
  const under = rootPrefix({
    date: tokens.DATE_YYYY_MM_DD,
    uploadUuid: tokens.ASSET_ID,
    productionUlid: tokens.PRODUCTION_ULID,
  });
  expect(under).toBe(root);
  for (const profile of catalogue.list()) {
    const settings = fillSettings(profile, { ...tokens, ORIENTATION: 'portrait' });
    const folder = profile.name.startsWith('landscape') ? 'landscape/' : 'portrait/';
    expect(outputPrefix(settings)).toBe(`${root}${folder}`);
    for (const output of describeOutputs(settings)) {
      const keys = [
        output.playlist_key,
        ...output.poster_keys,
        ...output.renditions.map((r) => r.playlist_key),
      ];
      expect(keys.every((key) => key?.startsWith(under))).toBe(true);
    }
  }
});

describe('the outputs of a group of another kind', () => {
  const h264 = { VideoDescription: { Width: 640, Height: 360, CodecSettings: { Codec: 'H_264' as const } } };
  const aac = { AudioDescriptions: [{ CodecSettings: { Codec: 'AAC' as const } }] };
  const webVtt = { CaptionDescriptions: [{ DestinationSettings: { DestinationType: 'WEBVTT' as const } }] };
  const frames = { VideoDescription: { CodecSettings: { Codec: 'FRAME_CAPTURE' as const } } };
  const describeGroups = (...OutputGroups: OutputGroup[]) =>
    describeOutputs({ Inputs: [{ FileInput: tokens.INPUT_URI }], OutputGroups });
  const files = (folder: string, ...Outputs: Output[]): OutputGroup => ({
    OutputGroupSettings: {
      Type: 'FILE_GROUP_SETTINGS',
      FileGroupSettings: { Destination: `s3://bucket/${root}${folder}` },
    },
    Outputs,
  });

  test('files have one key each, with the extension of their container', () => {
    const [group] = describeGroups(
      files(
        'portrait/files/',
        { NameModifier: '_m', ContainerSettings: { Container: 'MP4' }, ...h264, ...aac },
        { NameModifier: '_q', ContainerSettings: { Container: 'MOV' }, ...h264 },
        { NameModifier: '_x', ContainerSettings: { Container: 'MP4' }, Extension: 'm4v', ...h264 },
        { NameModifier: '_a', ContainerSettings: { Container: 'MP4' }, Extension: 'm4a', ...aac },
        { NameModifier: '_e', ContainerSettings: { Container: 'RAW' }, ...webVtt },
      ),
    );
    expect(group).toMatchObject({
      kind: 'files',
      orientation: 'portrait',
      playlist_key: null,
      renditions: [],
    });
    expect(group?.files.map(({ kind, key }) => [kind, key.slice(`${root}portrait/files/`.length)])).toEqual([
      ['video', 'video_m.mp4'],
      ['video', 'video_q.mov'],
      ['video', 'video_x.m4v'],
      ['audio', 'video_a.m4a'],
      ['captions', 'video_e.vtt'],
    ]);
  });

  test('frames belong to the video of their folder, or to nobody', () => {
    const mp4 = { NameModifier: '_m', ContainerSettings: { Container: 'MP4' as const }, ...h264 };
    const groups = describeGroups(
      files('mp4/', { NameModifier: '_poster', ...frames }),
      files('mp4/', mp4),
      files('frames/', { NameModifier: '_f', Extension: 'png', ...frames }),
    );
    expect(groups.map(({ prefix, orientation, poster_keys }) => [prefix, orientation, poster_keys])).toEqual([
      [`${root}mp4/`, null, [`${root}mp4/video_poster.0000000.jpg`]],
      [`${root}frames/`, null, [`${root}frames/video_f.0000000.png`]],
    ]);
  });

  const cmaf = (settings: object): OutputGroup => ({
    OutputGroupSettings: {
      Type: 'CMAF_GROUP_SETTINGS',
      CmafGroupSettings: { Destination: `s3://bucket/${root}cmaf/`, ...settings },
    },
    Outputs: [
      { NameModifier: '_v', ...h264 },
      { NameModifier: '_a', ...aac },
      { NameModifier: '_t', ...webVtt },
    ],
  });

  test('CMAF has playlists and an MPD, as far as they are enabled, and the additional ones', () => {
    const [both] = describeGroups(cmaf({ AdditionalManifests: [{ ManifestNameModifier: '-low' }] }));
    expect(both).toMatchObject({
      kind: 'cmaf',
      playlist_key: `${root}cmaf/video.m3u8`,
      mpd_key: `${root}cmaf/video.mpd`,
      additional_keys: [`${root}cmaf/video-low.m3u8`, `${root}cmaf/video-low.mpd`],
    });
    expect(both?.renditions.map(({ kind, playlist_key }) => [kind, playlist_key])).toEqual([
      ['video', `${root}cmaf/video_v.m3u8`],
      ['audio', `${root}cmaf/video_a.m3u8`],
      ['captions', `${root}cmaf/video_t.m3u8`],
    ]);
    const [hls] = describeGroups(cmaf({ WriteDashManifest: 'DISABLED' }));
    expect([hls?.playlist_key, hls?.mpd_key]).toEqual([`${root}cmaf/video.m3u8`, null]);
    const [dash] = describeGroups(cmaf({ WriteHlsManifest: 'DISABLED' }));
    expect([dash?.playlist_key, dash?.mpd_key]).toEqual([null, `${root}cmaf/video.mpd`]);
    expect(dash?.renditions[0]).toEqual({
      kind: 'video',
      name: '_v',
      playlist_key: null,
      width: 640,
      height: 360,
    });
  });

  test('DASH has an MPD that lists its renditions', () => {
    const [dash] = describeGroups({
      OutputGroupSettings: {
        Type: 'DASH_ISO_GROUP_SETTINGS',
        DashIsoGroupSettings: { Destination: `s3://bucket/${root}landscape/dash/` },
      },
      Outputs: [{ NameModifier: '_v', ...h264 }],
    });
    expect(dash).toMatchObject({
      kind: 'dash',
      orientation: 'landscape',
      playlist_key: null,
      mpd_key: `${root}landscape/dash/video.mpd`,
      renditions: [{ name: '_v', playlist_key: null }],
    });
  });

  const dash = (folder: string, Container: 'MPD' | 'CMFC', settings: object = {}): OutputGroup => ({
    Name: 'dash',
    OutputGroupSettings: {
      Type: 'DASH_ISO_GROUP_SETTINGS',
      DashIsoGroupSettings: { Destination: `s3://bucket/${root}${folder}`, ...settings },
    },
    Outputs: [{ NameModifier: '_v', ContainerSettings: { Container }, ...h264 }],
  });
  const playlists = { Name: 'playlists', ...cmaf({ WriteDashManifest: 'DISABLED' }) };
  const mp4 = {
    Name: 'mp4',
    ...files('mp4/', { NameModifier: '_v', ContainerSettings: { Container: 'MP4' }, ...h264 }),
  };

  test.each<[string, OutputGroup[], string[]]>([
    [
      'CMAF for HLS and CMAF for DASH',
      [playlists, { Name: 'mpd', ...cmaf({ WriteHlsManifest: 'DISABLED' }) }],
      [
        'playlists and mpd: cmaf/*_v_000000001.cmfv',
        'playlists and mpd: cmaf/*_a_000000001.cmfa',
        'playlists and mpd: cmaf/*_t_000000001.cmft',
      ],
    ],
    [
      'CMAF for HLS and DASH in its container',
      [playlists, dash('cmaf/', 'CMFC')],
      ['playlists and dash: cmaf/*_v_000000001.cmfv'],
    ],
    ['CMAF for HLS and DASH in a container of its own', [playlists, dash('cmaf/', 'MPD')], []],
    [
      'an MP4 and DASH that keeps its segments in one file',
      [mp4, dash('mp4/', 'MPD', { SegmentControl: 'SINGLE_FILE' })],
      ['mp4 and dash: mp4/*_v.mp4'],
    ],
    ['an MP4 and DASH in files of their own', [mp4, dash('mp4/', 'MPD')], []],
  ])('%s in one folder collide where they write the same segments', (_what, OutputGroups, collisions) => {
    expect(findCollisions({ OutputGroups })).toEqual(
      collisions.map((text) => {
        const [groups, file] = text.split(': ');
        return `output groups ${groups} both write s3://bucket/${root}${file}`;
      }),
    );
  });

  test('without HLS the output prefix is that of the first group', () => {
    const OutputGroups = [files('mp4/', h264), cmaf({})];
    expect(outputPrefix({ OutputGroups })).toBe(`${root}mp4/`);
  });
});

test('settings without a group have no output prefix', () => {
  expect(() => outputPrefix({ OutputGroups: [] })).toThrow('no destination');
});
