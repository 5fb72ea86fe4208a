import { rootPrefix } from '@bacs/domain';
import { expect, test } from 'vitest';
import { root, tokens } from '../fixtures.ts';
import { describeOutputs, fillSettings, loadProfiles, outputPrefix } from '../index.ts';

const catalogue = await loadProfiles();

test('portrait-hls writes video.m3u8, video1080p.m3u8 and video_poster.0000000.jpg', () => {
  const settings = fillSettings(catalogue.get('portrait-hls'), tokens);
  expect(describeOutputs(settings)).toEqual([
    {
      orientation: 'portrait',
      bucket: 'bacs-mc-public-stream',
      prefix: `${root}portrait/`,
      playlist_key: `${root}portrait/video.m3u8`,
      renditions: [
        { name: '1080p', playlist_key: `${root}portrait/video1080p.m3u8`, width: 1080, height: 1920 },
        { name: '720p', playlist_key: `${root}portrait/video720p.m3u8`, width: 720, height: 1280 },
        { name: '540p', playlist_key: `${root}portrait/video540p.m3u8`, width: 540, height: 960 },
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
      expect(keys.every((key) => key.startsWith(under))).toBe(true);
    }
  }
});

test('settings without an HLS group have no output prefix', () => {
  expect(() => outputPrefix({ OutputGroups: [] })).toThrow('no HLS destination');
});
