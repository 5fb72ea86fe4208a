import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateJobRequest } from '@aws-sdk/client-mediaconvert';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { bandsOf, ffprobe, measureLoudness } from '../../../../tests/support/inspect-media.ts';
import { createStudio, type Studio } from '../../../../tests/support/make-videos.ts';
import { patience } from '../testing/start-local-aws.ts';
import { readMediaPlaylist } from './engines/media-playlist.ts';
import { hlsRequest, poster, variant } from './testing/job-requests.ts';
import { type Rendering, startRendering } from './testing/start-rendering.ts';

let rendering: Rendering;
let server: Rendering['server'];
let studio: Studio;
let dir: string;
let film: string;

beforeAll(async () => {
  rendering = await startRendering();
  ({ server, dir } = rendering);
  studio = createStudio(dir);
  film = await studio.film('film.mp4', '640x360', 3);
});
beforeEach(() => rendering.removeOutputs());
afterTests(() => rendering.close());

const render: Rendering['render'] = (...parts) => rendering.render(...parts);
const download = () => rendering.download();

function changeH264(request: CreateJobRequest, change: object) {
  for (const group of request.Settings?.OutputGroups ?? []) {
    for (const { VideoDescription } of group.Outputs ?? []) {
      const { H264Settings } = VideoDescription?.CodecSettings ?? {};
      if (H264Settings) Object.assign(H264Settings, change);
    }
  }
  return request;
}

describe('an HLS render', () => {
  it('writes playlists, segments of the asked length and a poster', async () => {
    const job = await render(film);
    expect(job).toMatchObject({ Status: 'COMPLETE', JobPercentComplete: 100 });
    expect(job.OutputGroupDetails?.[0]?.OutputDetails?.[0]?.VideoDetails).toEqual({
      WidthInPx: 640,
      HeightInPx: 360,
    });
    expect(await server.keys()).toEqual(
      [
        'video.m3u8',
        'video180p.m3u8',
        'video180p_00001.ts',
        'video180p_00002.ts',
        'video360p.m3u8',
        'video360p_00001.ts',
        'video360p_00002.ts',
        'video_poster.0000000.jpg',
      ].map((name) => `renders/${name}`),
    );
    const files = await download();
    const child = await readFile(join(files, 'video180p.m3u8'), 'utf8');
    expect(readMediaPlaylist(child).segments).toEqual([
      { uri: 'video180p_00001.ts', seconds: 2 },
      { uri: 'video180p_00002.ts', seconds: 1 },
    ]);
    expect((await readFile(join(files, 'video.m3u8'), 'utf8')).split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:3',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      expect.stringMatching(
        /^#EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2",RESOLUTION=640x360,FRAME-RATE=10\.000$/,
      ),
      'video360p.m3u8',
      expect.stringContaining('RESOLUTION=320x180'),
      'video180p.m3u8',
      '',
    ]);
    const types = await Promise.all(
      ['video.m3u8', 'video180p_00001.ts', 'video_poster.0000000.jpg'].map((name) =>
        server.contentType(`renders/${name}`),
      ),
    );
    expect(types).toEqual(['application/vnd.apple.mpegurl', 'video/mp2t', 'image/jpeg']);
    expect(await readdir(join(server.config.dir, 'mediaconvert', 'temporary'))).toEqual([]);
  });

  it('pads to the asked size, so that the picture keeps its shape', async () => {
    const request = hlsRequest('video.mp4');
    request.Settings?.OutputGroups?.[0]?.Outputs?.splice(0, 2, variant('540p', 270, 480));
    expect((await render(film, request)).Status).toBe('COMPLETE');
    const segment = join(await download(), 'video540p_00001.ts');
    expect((await ffprobe(segment)).streams[0]).toMatchObject({ width: 270, height: 480 });
    const [above, picture, below] = (await bandsOf(segment, 3)).map((color) => Math.max(...color));
    expect(above).toBeLessThan(20);
    expect(picture).toBeGreaterThan(60);
    expect(below).toBeLessThan(20);
  });

  it.each([
    ['QVBR', { RateControlMode: 'QVBR', Bitrate: undefined, QvbrSettings: { QvbrQualityLevel: 9 } }],
    ['CBR', { RateControlMode: 'CBR', MaxBitrate: undefined }],
    [
      'a slower frame rate',
      { FramerateControl: 'SPECIFIED', FramerateNumerator: 15, FramerateDenominator: 1 },
    ],
    ['the baseline profile', { CodecProfile: 'BASELINE', CodecLevel: 'LEVEL_3_1' }],
  ])('can do %s', async (_name, settings) => {
    const job = await render(film, changeH264(hlsRequest('video.mp4'), settings));
    expect(job).toMatchObject({ Status: 'COMPLETE' });
    const master = await readFile(join(await download(), 'video.m3u8'), 'utf8');
    if ('FramerateNumerator' in settings) expect(master).toContain('FRAME-RATE=15.000');
    if ('CodecProfile' in settings) expect(master).toContain('avc1.42c01f');
  });

  it('brings the audio to the asked loudness', async () => {
    const request = hlsRequest('video.mp4');
    for (const { AudioDescriptions } of request.Settings?.OutputGroups?.[0]?.Outputs ?? []) {
      Object.assign(AudioDescriptions?.[0] ?? {}, {
        AudioNormalizationSettings: {
          Algorithm: 'ITU_BS_1770_4',
          AlgorithmControl: 'CORRECT_AUDIO',
          PeakCalculation: 'TRUE_PEAK',
          TargetLkfs: -16,
        },
      });
    }
    expect((await render(film, request)).Status).toBe('COMPLETE');
    const loudness = await measureLoudness(join(await download(), 'video360p.m3u8'));
    expect(Math.abs(loudness - -16)).toBeLessThan(1.5);
  });

  it('numbers the packets of its segments as asked, and says that there are no captions', async () => {
    const request = hlsRequest('video.mp4');
    const [group] = request.Settings?.OutputGroups ?? [];
    const output = variant('90p', 160, 90);
    output.ContainerSettings = {
      Container: 'M3U8',
      M3u8Settings: { PmtPid: 480, VideoPid: 481, PcrPid: 481, AudioPids: [492, 493], ProgramNumber: 7 },
    };
    Object.assign(group?.OutputGroupSettings?.HlsGroupSettings ?? {}, { CaptionLanguageSetting: 'NONE' });
    Object.assign(group ?? {}, { Outputs: [output] });
    expect((await render(film, request)).Status).toBe('COMPLETE');
    const files = await download();
    const { programs, streams } = await ffprobe(join(files, 'video90p_00001.ts'), ['-show_programs']);
    expect(programs?.[0]).toMatchObject({ program_num: 7, pmt_pid: 480, pcr_pid: 481 });
    expect(streams.map(({ id }) => Number(id))).toEqual([481, 492]);
    expect(await readFile(join(files, 'video.m3u8'), 'utf8')).toContain(
      'FRAME-RATE=10.000,CLOSED-CAPTIONS=NONE\n',
    );
  });

  it('names its files after an upload with signs that patterns and URLs would mistake', async () => {
    const job = await render(film, hlsRequest('100%d of it.mp4'), '100%d of it.mp4');
    expect(job.Status).toBe('COMPLETE');
    expect(await server.keys()).toContain('renders/100%d of it180p_00001.ts');
    const master = await readFile(join(await download(), '100%d of it.m3u8'), 'utf8');
    expect(master).toContain('\n100%25d%20of%20it180p.m3u8\n');
  });
});

describe('inputs of all kinds', () => {
  const inputs: [string, string, () => Promise<string>][] = [
    ['1080p landscape', 'video.mp4', () => studio.film('hd.mp4', '1920x1080', 2)],
    ['no audio', 'video.mp4', () => studio.silent('silent.mp4', '640x360', 2)],
    ['odd dimensions', 'video.mp4', () => studio.odd('odd.mp4', '853x481', 2)],
    ['one second', 'video.mp4', () => studio.film('short.mp4', '640x360', 1)],
    ['varying frame rate', 'video.mp4', () => studio.varyingRate('varying.mp4', '640x360', 3)],
    ['QuickTime', 'video.mov', () => studio.film('film.mov', '640x360', 2)],
    ['WebM', 'video.webm', () => studio.webm('film.webm', '640x360', 2)],
    [
      'a WebM that does not tell its duration',
      'video.webm',
      async () => studio.recording('live.webm', await studio.webm('source.webm', '320x180', 2)),
    ],
  ];

  it.each(inputs)('renders %s at its full length', async (_name, key, make) => {
    const file = await make();
    const source = Number((await ffprobe(file)).format.duration ?? 2);
    const job = await render(file, hlsRequest(key), key);
    expect(job).toMatchObject({ Status: 'COMPLETE' });
    const files = await download();
    for (const name of ['video360p.m3u8', 'video180p.m3u8']) {
      const { format, streams } = await ffprobe(join(files, name));
      expect(Math.abs(Number(format.duration) - source)).toBeLessThan(0.2);
      expect(streams.map(({ codec_name }) => codec_name).sort()).toEqual(['aac', 'h264']);
      const told = readMediaPlaylist(await readFile(join(files, name), 'utf8')).segments;
      expect(Math.abs(told.reduce((sum, { seconds }) => sum + seconds, 0) - source)).toBeLessThan(0.2);
    }
  });

  it.each([
    ['AUTO', { width: 360, height: 640 }],
    ['DEGREE_0', { width: 640, height: 360 }],
    [undefined, { width: 640, height: 360 }],
  ] as const)('turns a phone video when asked for rotation %s', async (Rotate, size) => {
    const file = await studio.turned('phone.mp4', film, 90);
    const request = hlsRequest('video.mp4');
    Object.assign(request.Settings?.Inputs?.[0] ?? {}, { VideoSelector: { Rotate } });
    request.Settings?.OutputGroups?.[0]?.Outputs?.splice(0, 2, variant('p', undefined, undefined));
    expect(await render(file, request)).toMatchObject({ Status: 'COMPLETE' });
    expect((await ffprobe(join(await download(), 'videop_00001.ts'))).streams[0]).toMatchObject(size);
  });
});

describe('rotation', () => {
  it('turns clockwise: what was left is up', async () => {
    const request = hlsRequest('video.mp4');
    request.Settings?.OutputGroups?.[1]?.Outputs?.splice(0, 1, poster(180, 320));
    const source = await studio.redLeftBlueRight('halves.mp4', '320x180', 1);
    expect(await render(await studio.turned('clockwise.mp4', source, 90), request)).toMatchObject({
      Status: 'COMPLETE',
    });
    const [upper, lower] = await bandsOf(join(await download(), 'video_poster.0000000.jpg'), 2);
    expect(upper?.[0]).toBeGreaterThan(200);
    expect(lower?.[2]).toBeGreaterThan(200);
  });
});

describe('file groups', () => {
  it('writes an MP4 without the rotation of its source, and frames at their times', async () => {
    const request = hlsRequest('video.mp4');
    const [, files] = request.Settings?.OutputGroups ?? [];
    const mp4 = { ...variant('_small', 320, undefined), ContainerSettings: { Container: 'MP4' as const } };
    const frames = poster(160, 90);
    Object.assign(frames.VideoDescription?.CodecSettings?.FrameCaptureSettings ?? {}, { MaxCaptures: 10 });
    Object.assign(files ?? {}, { Outputs: [mp4, frames] });
    Object.assign(request.Settings ?? {}, { OutputGroups: [files] });
    const job = await render(await studio.turned('phone2.mp4', film, 180), request);
    expect(job).toMatchObject({ Status: 'COMPLETE' });

    expect(await server.keys()).toEqual([
      'renders/video_poster.0000000.jpg',
      'renders/video_poster.0000001.jpg',
      'renders/video_poster.0000002.jpg',
      'renders/video_small.mp4',
    ]);
    const small = await ffprobe(join(await download(), 'video_small.mp4'));
    expect(small.streams[0]).toMatchObject({ width: 320, height: 180 });
    expect(small.streams[0]).not.toHaveProperty('side_data_list');
    expect(Math.abs(Number(small.format.duration) - 3)).toBeLessThan(0.2);
  });
});

describe('an MP4 that describes its composition times', () => {
  it.each([
    ['PROGRESSIVE_DOWNLOAD', 0],
    ['NORMAL', 1],
  ] as const)('with its index %s and version %s of its offsets', async (MoovPlacement, CttsVersion) => {
    const request = hlsRequest('video.mp4');
    const [, files] = request.Settings?.OutputGroups ?? [];
    const Mp4Settings = { CslgAtom: 'INCLUDE', MoovPlacement, CttsVersion } as const;
    const output = variant('_b', 160, 90);
    Object.assign(output.VideoDescription?.CodecSettings?.H264Settings ?? {}, {
      NumberBFramesBetweenReferenceFrames: 2,
    });
    Object.assign(files ?? {}, {
      Outputs: [{ ...output, ContainerSettings: { Container: 'MP4', Mp4Settings } }],
    });
    Object.assign(request.Settings ?? {}, { OutputGroups: [files] });
    expect((await render(film, request)).Status).toBe('COMPLETE');
    const path = join(await download(), 'video_b.mp4');
    const { streams } = await ffprobe(path, ['-count_frames']);
    expect(streams[0]).toMatchObject({ start_time: '0.000000', nb_read_frames: '30' });
    const bytes = await readFile(path);
    expect(bytes.readUInt8(bytes.indexOf('ctts') + 4)).toBe(CttsVersion);
    const at = bytes.indexOf('cslg');
    const [shift, least, greatest, start, end] = [0, 4, 8, 12, 16].map((from) =>
      bytes.readInt32BE(at + 8 + from),
    );
    const ticks = Number(streams[0]?.time_base?.split('/')[1]) * 3;
    expect({ shift, start, end }).toEqual({ shift: -(least ?? 0), start: 0, end: ticks });
    expect(least).toBeLessThan(0);
    expect(greatest).toBeGreaterThan(0);
  });
});

describe('inputs that cannot be rendered', () => {
  it('ends in 1010 for a file that is no media, and for one that lost its index', async () => {
    const text = join(dir, 'notes.mp4');
    await writeFile(text, 'these are my notes\n'.repeat(100));
    expect(await render(text)).toMatchObject({
      Status: 'ERROR',
      ErrorCode: 1010,
      ErrorMessage: expect.stringContaining('Unable to open input file [s3://uploads/video.mp4]'),
    });
    const indexLost = await studio.cut(await studio.silent('no-index.mp4', '640x360', 2), 0.6);
    expect(await render(indexLost)).toMatchObject({
      ErrorCode: 1010,
      ErrorMessage:
        'Unable to open input file [s3://uploads/video.mp4]: [Failed probe/open: [no moov box found in file]]',
    });
  });

  it('ends in 1076 for a file that is cut off, and writes nothing', async () => {
    const cut = await studio.cut(await studio.film('cut.mp4', '640x360', 3), 0.5);
    expect(await render(cut)).toMatchObject({
      Status: 'ERROR',
      ErrorCode: 1076,
      ErrorMessage: expect.stringContaining('Is file truncated?'),
    });
    const cutWebm = await studio.cut(await studio.webm('cut.webm', '640x360', 3), 0.5);
    expect(await render(cutWebm)).toMatchObject({ ErrorCode: 1076 });
    expect(await server.keys()).toEqual([]);
  });

  it('ends in 1020 without video, 1021 without the track that was asked for, 1040 for odd sizes', async () => {
    const request = hlsRequest('video.mp4');
    Object.assign(request.Settings?.Inputs?.[0] ?? {}, {
      AudioSelectors: { 'Audio Selector 1': { Tracks: [1], DefaultSelection: 'DEFAULT' } },
    });
    expect(await render(await studio.silent('mute.mp4', '640x360', 1), request)).toMatchObject({
      ErrorCode: 1021,
      ErrorMessage:
        'Invalid audio track specified for audio_selector [1]. Audio track [1] not found in input container.',
    });
    const natural = hlsRequest('video.mp4');
    natural.Settings?.OutputGroups?.[0]?.Outputs?.splice(1, 1, variant('n', undefined, undefined));
    expect(await render(await studio.odd('odd2.mp4', '853x481', 1), natural)).toMatchObject({
      ErrorCode: 1040,
      ErrorMessage: 'Invalid resolution [853 x 481], only even values are supported. video_description [2]',
    });
    expect(await render(await studio.tone('tone.m4a', 1))).toMatchObject({ ErrorCode: 1020 });
  });
});

describe('stopping', () => {
  it('kills ffmpeg and removes its files when a job is canceled', async () => {
    await server.upload('long.mp4', await readFile(await studio.loop('long.mp4', film, 100)));
    const [job] = await server.createJob(hlsRequest('long.mp4'));
    await expect.poll(async () => (await server.getJob(job?.Id)).CurrentPhase, patience).toBe('TRANSCODING');
    const temporary = join(server.config.dir, 'mediaconvert', 'temporary');
    expect(await readdir(temporary)).toEqual([job?.Id]);
    await server.client.cancelJob({ Id: job?.Id });
    await expect.poll(() => readdir(temporary), patience).toEqual([]);
    expect((await server.getJob(job?.Id)).Status).toBe('CANCELED');
    expect(await server.keys()).toEqual([]);
  });
});
