import type { Job, Output, OutputGroup, OutputGroupSettings } from '@aws-sdk/client-mediaconvert';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  publicBucket as bucket,
  createS3,
  startLocalAws,
} from '../../apps/local-aws/src/testing/start-local-aws.ts';
import { UnfitAnswerError } from '../../apps/worker/src/mediaconvert/verdict.ts';
import { verifyOutputs } from '../../apps/worker/src/render/outputs/verify.ts';
import { afterTests } from '../support/after-tests.ts';

// MediaConvert's files are written here by hand, because local-aws does not write all that MediaConvert may write.

const aws = await startLocalAws();
afterTests(() => aws.close());

/** Every test has a production of its own. */
let root = '';
let count = 0;
beforeEach(() => {
  count += 1;
  root = `2026-11/22/a66ce338-b478-42c3-abaa-93760d5ddb5f/${String(count).padStart(26, '0')}/`;
});
afterEach(() => aws.setFaults({}));

type Files = Record<string, string>;

async function put(files: Files): Promise<void> {
  const writes = Object.entries(files).map(([name, body]) =>
    aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: root + name, Body: Buffer.from(body) })),
  );
  await Promise.all(writes);
}

const group = (folder: string, settings: OutputGroupSettings, ...Outputs: Output[]): OutputGroup => {
  const destination = { Destination: `s3://${bucket}/${root}${folder}` };
  const named = {
    HLS_GROUP_SETTINGS: { HlsGroupSettings: { ...settings.HlsGroupSettings, ...destination } },
    CMAF_GROUP_SETTINGS: { CmafGroupSettings: { ...settings.CmafGroupSettings, ...destination } },
    DASH_ISO_GROUP_SETTINGS: { DashIsoGroupSettings: { ...settings.DashIsoGroupSettings, ...destination } },
    FILE_GROUP_SETTINGS: { FileGroupSettings: destination },
    MS_SMOOTH_GROUP_SETTINGS: {},
  }[settings.Type ?? 'FILE_GROUP_SETTINGS'];
  return { OutputGroupSettings: { ...settings, ...named }, Outputs };
};
const jobOf = (file: string, ...OutputGroups: OutputGroup[]): Job => ({
  Role: '',
  Settings: { Inputs: [{ FileInput: `s3://bacs-mc-uploads/${file}` }], OutputGroups },
});
const video = (NameModifier: string, Container: 'MP4' | 'M3U8' | 'CMFC' | 'MPD' = 'M3U8'): Output => ({
  NameModifier,
  ContainerSettings: { Container },
  VideoDescription: { Width: 640, Height: 360, CodecSettings: { Codec: 'H_264' } },
});
const audio = (NameModifier: string): Output => ({
  NameModifier,
  AudioDescriptions: [{ CodecSettings: { Codec: 'AAC' } }],
});
const captions = (NameModifier: string): Output => ({
  NameModifier,
  ContainerSettings: { Container: 'RAW' },
  CaptionDescriptions: [{ DestinationSettings: { DestinationType: 'WEBVTT' } }],
});
const frames = (NameModifier: string): Output => ({
  NameModifier,
  ContainerSettings: { Container: 'RAW' },
  VideoDescription: { CodecSettings: { Codec: 'FRAME_CAPTURE' } },
});
const hls = { Type: 'HLS_GROUP_SETTINGS' } as const;
const file = { Type: 'FILE_GROUP_SETTINGS' } as const;

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const media = (...body: string[]) =>
  lines('#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:6', ...body, '#EXT-X-ENDLIST');
const main = (...body: string[]) => lines('#EXTM3U', '#EXT-X-VERSION:7', ...body);
const variant = (uri: string, attributes = 'BANDWIDTH=800000,RESOLUTION=640x360') => [
  `#EXT-X-STREAM-INF:${attributes}`,
  uri,
];

async function missingOf(job: Job): Promise<string[]> {
  const { missing } = await verifyOutputs(aws.s3, job);
  return missing.map((what) => what.replaceAll(root, ''));
}

describe('a playlist whose names were written', () => {
  const base = '100% a?b#c%20d';
  const names = {
    main: `${base}.m3u8`,
    child: `${base}_v.m3u8`,
    first: `${base}_v_00001.ts`,
    last: `${base}_v_00002.ts`,
  };

  it.each<[string, (name: string) => string]>([
    ['as they are', (name) => name],
    ['encoded', encodeURIComponent],
    ['encoded, with a query', (name) => `${encodeURIComponent(name)}?session=1/2`],
    ['encoded, from its own folder', (name) => `./x/../${encodeURIComponent(name)}`],
  ])('%s, is complete, and measured by its keys', async (_how, write) => {
    await put({
      [`landscape/${names.main}`]: main(...variant(write(names.child))),
      [`landscape/${names.child}`]: media(
        '#EXTINF:4,',
        write(names.first),
        '#EXTINF:1.5,',
        write(names.last),
      ),
      [`landscape/${names.first}`]: 'first',
      [`landscape/${names.last}`]: 'last',
    });
    const { outputs, odd } = await verifyOutputs(
      aws.s3,
      jobOf(`a/${base}.mp4`, group('landscape/', hls, video('_v'))),
    );
    const [seen] = outputs?.groups ?? [];
    expect(odd).toEqual([]);
    expect(seen?.renditions).toMatchObject([
      { name: '_v', bandwidth: 800_000, width: 640, height: 360, duration_seconds: 5.5, segments: 2 },
    ]);
    const child = media('#EXTINF:4,', write(names.first), '#EXTINF:1.5,', write(names.last)).length;
    expect(seen?.renditions[0]?.bytes).toBe(child + 'first'.length + 'last'.length);
    expect(seen?.bytes).toBe((seen?.renditions[0]?.bytes ?? 0) + main(...variant(write(names.child))).length);
  });
});

describe('HLS is complete with', () => {
  const job = () => jobOf('a/video.mp4', group('hls/', hls, video('_v'), audio('_a'), captions('_t')));
  const complete: Files = {
    'hls/video.m3u8': main(
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",DEFAULT=YES,AUTOSELECT=YES,URI="video_a.m3u8"',
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="en",URI="video_t.m3u8"',
      ...variant('video_v.m3u8', 'BANDWIDTH=800000,AUDIO="a",SUBTITLES="t"'),
      '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=80000,URI="video_v_I-Frame.m3u8"',
    ),
    'hls/video_v.m3u8': media(
      '#EXT-X-MAP:URI="video_v.mp4",BYTERANGE="10@0"',
      ...['#EXTINF:4,', '#EXT-X-BYTERANGE:10@10', 'video_v.mp4'],
      ...['#EXTINF:1,', '#EXT-X-BYTERANGE:5@20', 'video_v.mp4'],
    ),
    'hls/video_v_I-Frame.m3u8': media(
      '#EXT-X-I-FRAMES-ONLY',
      ...['#EXTINF:4,', '#EXT-X-BYTERANGE:2@10', 'video_v.mp4'],
    ),
    'hls/video_v.mp4': 'x'.repeat(25),
    'hls/video_a.m3u8': media(
      '#EXT-X-MAP:URI="video_a_init.mp4"',
      ...['#EXTINF:4,', 'video_a_1.mp4', '#EXTINF:1,', 'video_a_2.mp4', '#EXTINF:1,', 'video_a_3.mp4'],
    ),
    'hls/video_a_init.mp4': 'init',
    'hls/video_a_1.mp4': 'one',
    'hls/video_a_2.mp4': 'two',
    'hls/video_a_3.mp4': 'three',
    'hls/video_t.m3u8': media('#EXTINF:5,', 'video_t_1.vtt'),
    'hls/video_t_1.vtt': 'WEBVTT',
  };

  const sizeOf = (name: string) => complete[name]?.length ?? Number.NaN;

  it('all of its renditions, each of its kind, and the files that they name', async () => {
    await put(complete);
    const { outputs } = await verifyOutputs(aws.s3, job());
    expect(outputs?.groups[0]?.renditions).toMatchObject([
      { kind: 'video', bandwidth: 800_000, segments: 2, bytes: sizeOf('hls/video_v.m3u8') + 25 },
      { kind: 'audio', bandwidth: null, segments: 3, duration_seconds: 6 },
      { kind: 'captions', segments: 1, duration_seconds: 5 },
    ]);
    const total = Object.values(complete).reduce((sum, body) => sum + body.length, 0);
    expect(outputs?.groups[0]?.bytes).toBe(total);
  });

  it.each([
    ['video.m3u8', 'hls/video.m3u8'],
    ['video_a.m3u8', 'hls/video_a.m3u8'],
    ['video_t.m3u8', 'hls/video_t.m3u8'],
    ['video_v_I-Frame.m3u8', 'hls/video.m3u8 → video_v_I-Frame.m3u8'],
    ['video_v.mp4', 'hls/video_v.m3u8 → video_v.mp4'],
    ['video_a_init.mp4', 'hls/video_a.m3u8 → video_a_init.mp4'],
    ['video_a_1.mp4', 'hls/video_a.m3u8 → video_a_1.mp4'],
    ['video_a_2.mp4', 'hls/video_a_2.mp4'],
    ['video_a_3.mp4', 'hls/video_a.m3u8 → video_a_3.mp4'],
    ['video_t_1.vtt', 'hls/video_t.m3u8 → video_t_1.vtt'],
  ])('not without %s, which it names', async (name, expected) => {
    const { [`hls/${name}`]: _left, ...others } = complete;
    await put(others);
    expect(await missingOf(job())).toContain(expected);
  });

  it.each<[string, Files, string]>([
    [
      'a file that is shorter than its ranges',
      { 'hls/video_v.mp4': 'x'.repeat(24) },
      'video_v.mp4 (24 of 25 bytes)',
    ],
    ['an empty segment', { 'hls/video_a_3.mp4': '' }, 'video_a_3.mp4 (0 of 1 bytes)'],
    ['a playlist that is none', { 'hls/video_a.m3u8': 'x' }, 'hls/video_a.m3u8 (not a playlist)'],
    ['a playlist without segments', { 'hls/video_t.m3u8': media() }, 'hls/video_t.m3u8 → segments'],
    [
      'audio that the main playlist lacks',
      { 'hls/video.m3u8': main(...variant('video_v.m3u8')) },
      '→ video_a.m3u8',
    ],
    [
      'a segment on another host',
      { 'hls/video_t.m3u8': media('#EXTINF:5,', 'https://elsewhere.example/video_t_1.vtt') },
      'hls/video_t.m3u8 → https://elsewhere.example/video_t_1.vtt',
    ],
  ])('not with %s', async (_what, changed, expected) => {
    await put({ ...complete, ...changed });
    expect(await missingOf(job())).toContainEqual(expect.stringContaining(expected));
  });

  it('its additional playlists', async () => {
    const additional = { HlsGroupSettings: { AdditionalManifests: [{ ManifestNameModifier: '-low' }] } };
    const more = () => jobOf('a/video.mp4', group('hls/', { ...hls, ...additional }, video('_v')));
    await put({ ...complete, 'hls/video.m3u8': main(...variant('video_v.m3u8')) });
    expect(await missingOf(more())).toEqual(['hls/video-low.m3u8']);
    await put({ 'hls/video-low.m3u8': main(...variant('video_v.m3u8')) });
    expect(await missingOf(more())).toEqual([]);
  });

  it('by one listing: each playlist is read, and nothing is looked for by itself', async () => {
    await put(complete);
    const s3 = createS3(aws.endpoint);
    onTestFinished(() => s3.destroy());
    const commands: string[] = [];
    s3.middlewareStack.add((next, { commandName = '' }) => (args) => {
      commands.push(commandName);
      return next(args);
    });
    const { missing } = await verifyOutputs(s3, job());
    expect(missing).toEqual([]);
    const playlists = Object.keys(complete).filter((name) => name.endsWith('.m3u8'));
    expect(commands.sort()).toEqual([...playlists.map(() => 'GetObjectCommand'), 'ListObjectsV2Command']);
  });

  it('or without sizes, where the bucket may not be listed', async () => {
    await put(complete);
    await aws.setFaults({ error: { ListObjectsV2: { status: 403, code: 'AccessDenied' } } });
    const { outputs } = await verifyOutputs(aws.s3, job());
    expect(outputs?.groups[0]).not.toHaveProperty('bytes');
    expect(outputs?.groups[0]?.renditions[0]).not.toHaveProperty('bytes');
  });
});

describe('a number that cannot be true', () => {
  it.each<[string, string, string, object, string[]]>([
    [
      'an infinite bandwidth',
      'BANDWIDTH=Infinity,RESOLUTION=640x360',
      '4',
      { bandwidth: null, width: 640 },
      ['bandwidth is Infinity'],
    ],
    ['no bandwidth', 'RESOLUTION=640x360', '4', { bandwidth: null }, []],
    ['a negative bandwidth', 'BANDWIDTH=-1', '4', { bandwidth: null }, ['bandwidth is -1']],
    ['words for a bandwidth', 'BANDWIDTH=fast', '4', { bandwidth: null }, ['bandwidth is 0']],
    ['a bandwidth with decimals', 'BANDWIDTH=800000.4', '4', { bandwidth: 800_000 }, []],
    [
      'no pixels',
      'BANDWIDTH=1,RESOLUTION=0x0',
      '4',
      { width: 640, height: 360 },
      ['width is 0', 'height is 0'],
    ],
    [
      'too many pixels',
      'BANDWIDTH=1,RESOLUTION=99999999999x360',
      '4',
      { width: 640, height: 360 },
      ['width is 99999999999'],
    ],
    ['a length of zero', 'BANDWIDTH=1', '0', { duration_seconds: null }, ['duration is 0']],
    ['an endless length', 'BANDWIDTH=1', 'Infinity', { duration_seconds: null }, ['duration is Infinity']],
    ['a negative length', 'BANDWIDTH=1', '-4', { duration_seconds: null }, ['duration is -4']],
  ])('such as %s is not stored', async (_what, attributes, seconds, expected, said) => {
    await put({
      'landscape/video.m3u8': main(...variant('video_v.m3u8', attributes)),
      'landscape/video_v.m3u8': media(`#EXTINF:${seconds},`, 'video_v_1.ts'),
      'landscape/video_v_1.ts': 'x',
    });
    const { outputs, odd } = await verifyOutputs(
      aws.s3,
      jobOf('a/video.mp4', group('landscape/', hls, video('_v'))),
    );
    const stored = JSON.parse(JSON.stringify(outputs?.groups[0]?.renditions[0]));
    expect(stored).toMatchObject(expected);
    for (const value of Object.values(stored))
      if (typeof value === 'number') expect(value).toBeGreaterThan(0);
    expect(odd.map((what) => what.replace(/ of .* is /, ' is '))).toEqual(said);
  });

  it('is replaced by what GetJob says of a length', async () => {
    await put({
      'landscape/video.m3u8': main(...variant('video_v.m3u8')),
      'landscape/video_v.m3u8': media('#EXTINF:0,', 'video_v_1.ts'),
      'landscape/video_v_1.ts': 'x',
    });
    const job = jobOf('a/video.mp4', group('landscape/', hls, video('_v')));
    const told = { OutputGroupDetails: [{ OutputDetails: [{ DurationInMs: 320 }] }] };
    const { outputs } = await verifyOutputs(aws.s3, { ...job, ...told });
    expect(outputs?.groups[0]?.renditions[0]?.duration_seconds).toBe(0.32);
  });
});

describe('CMAF and DASH are complete with', () => {
  const cmaf = { Type: 'CMAF_GROUP_SETTINGS' } as const;
  const dash = { Type: 'DASH_ISO_GROUP_SETTINGS' } as const;
  const outputs = [
    video('_v', 'CMFC'),
    { ...video('_w', 'CMFC'), VideoDescription: { Width: 320, Height: 180 } },
    audio('_a'),
  ];
  const representation = (id: string, name: string, rest: string) =>
    `<Representation id="${id}" ${rest}><SegmentTemplate timescale="1" startNumber="1" duration="4"
      media="video${name}_$Number%09d$.mp4" initialization="video${name}init.mp4"/></Representation>`;
  const mpd = (...sets: string[]) =>
    `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" minBufferTime="PT2S"
      mediaPresentationDuration="PT6S"><Period>${sets.join('')}</Period></MPD>`;
  const videoSet = `<AdaptationSet mimeType="video/mp4">${representation('1', '_v', 'width="640" height="360" bandwidth="800000"')}${representation('2', '_w', 'width="320" height="180" bandwidth="300000"')}</AdaptationSet>`;
  const audioSet = `<AdaptationSet mimeType="audio/mp4" lang="en">${representation('3', '_a', 'bandwidth="96000"')}</AdaptationSet>`;
  const segments = (folder: string): Files =>
    Object.fromEntries(
      ['_v', '_w', '_a'].flatMap((name) => [
        [`${folder}video${name}init.mp4`, `init${name}`],
        [`${folder}video${name}_000000001.mp4`, 'first'],
        [`${folder}video${name}_000000002.mp4`, 'last'],
      ]),
    );
  const playlist = (name: string) =>
    media(
      `#EXT-X-MAP:URI="video${name}init.mp4"`,
      ...['#EXTINF:4,', `video${name}_000000001.mp4`, '#EXTINF:2,', `video${name}_000000002.mp4`],
    );

  it('DASH: its MPD and what that names, from which sizes and lengths are read', async () => {
    const files = { 'dash/video.mpd': mpd(videoSet, audioSet), ...segments('dash/') };
    await put(files);
    const { outputs: found, missing } = await verifyOutputs(
      aws.s3,
      jobOf('a/video.mp4', group('dash/', dash, ...outputs)),
    );
    expect(missing).toEqual([]);
    const [seen] = found?.groups ?? [];
    expect(seen).toMatchObject({ kind: 'dash', playlist_key: null, mpd_key: `${root}dash/video.mpd` });
    const told = { playlist_key: null, duration_seconds: 6, segments: 2, bytes: 'init_vfirstlast'.length };
    expect(seen?.renditions).toMatchObject([
      { kind: 'video', name: '_v', bandwidth: 800_000, ...told },
      { kind: 'video', name: '_w', bandwidth: 300_000, ...told },
      { kind: 'audio', name: '_a', bandwidth: 96_000, ...told },
    ]);
    expect(seen?.bytes).toBe(Object.values(files).reduce((sum, body) => sum + body.length, 0));
  });

  it('CMAF: both manifests, of the same segments', async () => {
    const files: Files = {
      'cmaf/video.m3u8': main(
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",DEFAULT=YES,AUTOSELECT=YES,URI="video_a.m3u8"',
        ...variant('video_v.m3u8', 'BANDWIDTH=900000,RESOLUTION=640x360,AUDIO="a"'),
        ...variant('video_w.m3u8', 'BANDWIDTH=400000,RESOLUTION=320x180,AUDIO="a"'),
      ),
      'cmaf/video_v.m3u8': playlist('_v'),
      'cmaf/video_w.m3u8': playlist('_w'),
      'cmaf/video_a.m3u8': playlist('_a'),
      'cmaf/video.mpd': mpd(videoSet, audioSet),
      ...segments('cmaf/'),
    };
    await put(files);
    const { outputs: found, missing } = await verifyOutputs(
      aws.s3,
      jobOf('a/video.mp4', group('cmaf/', cmaf, ...outputs)),
    );
    expect(missing).toEqual([]);
    const [seen] = found?.groups ?? [];
    expect(seen).toMatchObject({ playlist_key: `${root}cmaf/video.m3u8`, mpd_key: `${root}cmaf/video.mpd` });
    expect(seen?.renditions.map(({ bandwidth }) => bandwidth)).toEqual([900_000, 400_000, null]);
    expect(seen?.bytes).toBe(Object.values(files).reduce((sum, body) => sum + body.length, 0));
  });

  it.each<[string, Files, string]>([
    ['an MPD that is none', { 'dash/video.mpd': 'x' }, 'dash/video.mpd (not an MPD)'],
    ['a rendition that the MPD lacks', { 'dash/video.mpd': mpd(videoSet) }, 'dash/video.mpd → audio _a'],
    ['an empty last segment', { 'dash/video_w_000000002.mp4': '' }, 'video_w_000000002.mp4 (0 of 1 bytes)'],
  ])('but not with %s', async (_what, changed, expected) => {
    await put({ 'dash/video.mpd': mpd(videoSet, audioSet), ...segments('dash/'), ...changed });
    expect(await missingOf(jobOf('a/video.mp4', group('dash/', dash, ...outputs)))).toContainEqual(
      expect.stringContaining(expected),
    );
  });

  it.each(['video.mpd', 'video_vinit.mp4', 'video_w_000000001.mp4', 'video_a_000000002.mp4'])(
    'and not without %s',
    async (name) => {
      const { [`dash/${name}`]: _left, ...others }: Files = {
        'dash/video.mpd': mpd(videoSet, audioSet),
        ...segments('dash/'),
      };
      await put(others);
      expect(await missingOf(jobOf('a/video.mp4', group('dash/', dash, ...outputs)))).toContainEqual(
        expect.stringContaining(name),
      );
    },
  );
});

describe('files are complete', () => {
  const job = () =>
    jobOf(
      'a/video.mp4',
      group('files/', file, video('_m', 'MP4'), captions('_t'), frames('_f'), audio('_a')),
    );
  const audioFile = 'files/video_a.aac';
  const complete: Files = {
    'files/video_m.mp4': 'movie',
    'files/video_t.vtt': '',
    'files/video_f.0000000.jpg': 'one',
    'files/video_f.0000001.jpg': 'two',
    'files/video_f.0000010.jpg': 'eleven',
    [audioFile]: 'sound',
    'files/video_f.notes.jpg': 'of nobody',
  };

  it('with each of them, captions perhaps empty, and all frames counted', async () => {
    await put(complete);
    const details = [{ DurationInMs: 1_500, VideoDetails: { WidthInPx: 640, HeightInPx: 360 } }];
    const { outputs } = await verifyOutputs(aws.s3, {
      ...job(),
      OutputGroupDetails: [{ OutputDetails: details }],
    });
    expect(outputs?.groups[0]?.files).toMatchObject([
      { kind: 'video', name: '_m', width: 640, height: 360, duration_seconds: 1.5, bytes: 5 },
      { kind: 'captions', name: '_t', bytes: 0 },
      { kind: 'audio', name: '_a', duration_seconds: null },
      { kind: 'frames', name: '_f', bytes: 12, count: 3 },
    ]);
    expect(outputs?.groups[0]?.bytes).toBe(22);
  });

  it.each(['files/video_m.mp4', 'files/video_t.vtt', 'files/video_f.0000000.jpg', audioFile])(
    'not without %s',
    async (name) => {
      const { [name]: _left, ...others } = complete;
      await put(others);
      expect(await missingOf(job())).toEqual([name]);
    },
  );

  it.each<[string, string]>([
    ['nothing', 'null'],
    ['nothing of a group', '[null]'],
    ['nothing of an output', '[{"OutputDetails":[null]}]'],
    [
      'nothing of its numbers',
      '[{"OutputDetails":[{"DurationInMs":null,"VideoDetails":{"WidthInPx":null}}]}]',
    ],
    ['words', '[{"OutputDetails":[{"DurationInMs":"long","VideoDetails":{"WidthInPx":"wide"}}]}]'],
    ['an endless length', '[{"OutputDetails":[{"DurationInMs":1e300}]}]'],
  ])('and have no length where GetJob tells %s', async (_what, details) => {
    await put(complete);
    const { outputs } = await verifyOutputs(aws.s3, { ...job(), OutputGroupDetails: JSON.parse(details) });
    expect(outputs?.groups[0]?.files?.[0]).toMatchObject({ duration_seconds: null, width: 640, height: 360 });
  });

  it('not while one is empty', async () => {
    await put({ ...complete, 'files/video_m.mp4': '' });
    expect(await missingOf(job())).toEqual(['files/video_m.mp4 (0 of 1 bytes)']);
  });
});

it.each<[string, OutputGroupSettings | undefined]>([
  ['lead to another protocol', { ...hls, HlsGroupSettings: { Destination: 'https://elsewhere.example/' } }],
  ['have a group without a place', hls],
])('settings that %s are an answer of MediaConvert that does not fit', async (_what, settings) => {
  const job = jobOf('a/video.mp4', { OutputGroupSettings: settings, Outputs: [video('_v')] });
  await expect(verifyOutputs(aws.s3, job)).rejects.toThrow(UnfitAnswerError);
});

describe('what manifests may cost is bounded:', () => {
  const job = () => jobOf('a/video.mp4', group('landscape/', hls, video('_v')));
  const master = main(...variant('video_v.m3u8'));
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => ['#EXTINF:4,', `video_v_${index}.ts`]).flat();

  it('a playlist of which very many segments are missing is missed, and does not break the look', async () => {
    await put({
      'landscape/video.m3u8': master,
      'landscape/video_v.m3u8': media(numbered(200_000).join('\n')),
      'landscape/video_v_0.ts': 'first',
      'landscape/video_v_199999.ts': 'last',
    });
    expect((await missingOf(job())).length).toBe(199_998);
  });

  it('a name that is longer than a key may be is missed, and not asked for', async () => {
    await put({
      'landscape/video.m3u8': master,
      'landscape/video_v.m3u8': media('#EXTINF:4,', `${'x'.repeat(2_000)}.ts`),
    });
    expect(await missingOf(job())).toHaveLength(1);
  });

  it('a main playlist of very many others is missed, and none of them is read', async () => {
    await put({ 'landscape/video.m3u8': main(...Array(30_000).fill(variant('video_v.m3u8')).flat()) });
    expect(await missingOf(job())).toContain('landscape/video.m3u8 (names too much)');
  });

  it('a playlist that is too long keeps no connection', async () => {
    const alone = createS3(aws.endpoint, { requestHandler: { httpAgent: { maxSockets: 1 } } });
    onTestFinished(() => alone.destroy());
    const long = 'x'.repeat(9 * 2 ** 20);
    await put({ 'landscape/video.m3u8': long, 'landscape/video_v.m3u8': long });
    const { missing } = await verifyOutputs(alone, job());
    expect(missing).toContainEqual(expect.stringContaining('(too long)'));
  });

  it.each([
    ['of another production', () => root.replace(/(.)\/$/, 'Z/')],
    ['beside the group', () => root],
  ])('a segment %s is not ours, though the bucket may not be listed', async (_whose, folder) => {
    await aws.setFaults({ error: { ListObjectsV2: { status: 403, code: 'AccessDenied' } } });
    const key = `${folder()}video_v_1.ts`;
    await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'x' }));
    await put({
      'landscape/video.m3u8': master,
      'landscape/video_v.m3u8': media('#EXTINF:4,', `/${key}`),
    });
    expect(await missingOf(job())).toHaveLength(1);
  });

  const dashJob = () =>
    jobOf('a/video.mp4', group('dash/', { Type: 'DASH_ISO_GROUP_SETTINGS' }, { ...video('_v', 'MPD') }));
  const timeline = (entry: string) =>
    `<SegmentTemplate media="video_v_$Number$.mp4"><SegmentTimeline>${entry}</SegmentTimeline></SegmentTemplate>`;
  const mpd = (inside: string, attributes = 'mediaPresentationDuration="PT6S"') =>
    `<MPD ${attributes}><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1">${inside}</Representation></AdaptationSet></Period></MPD>`;

  it.each([
    ['repeats a segment without end', mpd(timeline('<S t="0" d="1" r="2000000000"/>'))],
    [
      'repeats a segment to a far end',
      mpd(timeline('<S t="0" d="1" r="-1"/>'), 'mediaPresentationDuration="PT99999999S"'),
    ],
    [
      'has a segment for every microsecond',
      mpd(
        '<SegmentTemplate timescale="1000000" duration="1" media="video_v_$Number$.mp4"/>',
        'mediaPresentationDuration="PT9999S"',
      ),
    ],
    [
      'has a long period',
      mpd('<SegmentTemplate timescale="1000" duration="1" media="video_v_$Number$.mp4"/>').replace(
        '<Period>',
        '<Period duration="PT99999999S">',
      ),
    ],
    [
      'has names of a gigabyte',
      mpd('<SegmentTemplate duration="4" media="video_v_$Number%0999999999d$.mp4"/>'),
    ],
    [
      'is live since 1970',
      mpd(
        '<SegmentTemplate timescale="1000" duration="1" media="video_v_$Number$.mp4"/>',
        'type="dynamic" availabilityStartTime="1970-01-01T00:00:00Z"',
      ),
    ],
    ['has a million elements', mpd('<a/>'.repeat(1_000_000))],
  ])('an MPD that %s is missed', async (_what, text) => {
    await put({ 'dash/video.mpd': text });
    expect(await missingOf(dashJob())).toContain('dash/video.mpd (names too much)');
  });

  it('what a long name leaves behind fits a row', async () => {
    await put({
      'landscape/video.m3u8': master,
      'landscape/video_v.m3u8': media('#EXTINF:4,', `${'x'.repeat(1_000_000)}.ts`),
    });
    for (const what of await missingOf(job())) expect(what.length).toBeLessThan(2_000);
  });

  it('a segment elsewhere is missed in the middle of a playlist too', async () => {
    const ends = ['video_v_0.ts', 'video_v_2.ts'];
    const [first = '', last = ''] = ends;
    await put({
      'landscape/video.m3u8': master,
      'landscape/video_v.m3u8': media(
        ...['#EXTINF:4,', first, '#EXTINF:4,', 'https://elsewhere.example/1.ts', '#EXTINF:4,', last],
      ),
      ...Object.fromEntries(ends.map((name) => [`landscape/${name}`, 'x'])),
    });
    expect(await missingOf(job())).toEqual(['landscape/video_v.m3u8 → a file that is not the group’s']);
  });
});
