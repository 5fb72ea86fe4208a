import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OutputGroup } from '@aws-sdk/client-mediaconvert';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { ffprobe } from '../../../../tests/support/inspect-media.ts';
import { createStudio } from '../../../../tests/support/make-videos.ts';
import { cmafGroup, dashGroup, hlsRequest, variant } from './testing/job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

let server: TestMediaConvert;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mediaconvert-fragmented-'));
  server = await startMediaConvert({ engine: 'ffmpeg', concurrentJobs: 2 });
  const film = await createStudio(dir).film('film.mp4', '320x180', 3);
  await server.upload('film.mp4', await readFile(film));
});
afterTests(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

/** Renders these groups and downloads what they write, as a player would find it. */
async function render(...groups: OutputGroup[]) {
  for (const key of await server.keys()) await server.remove(key);
  const request = hlsRequest('film.mp4');
  Object.assign(request.Settings ?? {}, { OutputGroups: groups });
  const [created] = await server.createJob(request);
  const job = await server.waitForEnd(created?.Id);
  expect(job).toMatchObject({ Status: 'COMPLETE' });
  const target = await mkdtemp(join(dir, 'download-'));
  for (const key of await server.keys()) {
    await mkdir(dirname(join(target, key)), { recursive: true });
    await writeFile(join(target, key), await server.read(key));
  }
  return {
    job,
    file: (key: string) => join(target, key),
    text: (key: string) => readFile(join(target, key), 'utf8'),
  };
}

/** Names the boxes of a fragmented MP4 in their order. */
async function boxesOf(path: string) {
  const bytes = await readFile(path);
  const boxes: string[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    boxes.push(bytes.toString('latin1', at + 4, at + 8));
  return boxes;
}

async function expectToPlay(path: string, seconds: number) {
  const { format, streams } = await ffprobe(path, ['-allowed_extensions', 'ALL']);
  expect(Math.abs(Number(format.duration) - seconds)).toBeLessThan(0.1);
  return streams.map(({ codec_name }) => codec_name).sort();
}

describe('a CMAF group', () => {
  it('stands beside HLS and MP4 in a job, with both manifests over the same segments', async () => {
    const [hls, files] = hlsRequest('film.mp4').Settings?.OutputGroups ?? [];
    Object.assign(hls ?? {}, { Outputs: [variant('_90p', 160, 90)] });
    const mp4 = { ...variant('_small', 160, 90), ContainerSettings: { Container: 'MP4' as const } };
    Object.assign(files ?? {}, { Outputs: [mp4] });
    const { job, file, text } = await render(hls ?? {}, files ?? {}, cmafGroup());

    expect((await server.keys()).filter((key) => key.startsWith('cmaf/'))).toEqual(
      [
        'film.m3u8',
        'film.mpd',
        'film_180p.m3u8',
        'film_180p_000000001.cmfv',
        'film_180p_000000002.cmfv',
        'film_180pinit.cmfv',
        'film_360p.m3u8',
        'film_360p_000000001.cmfv',
        'film_360p_000000002.cmfv',
        'film_360pinit.cmfv',
        'film_audio.m3u8',
        'film_audio_000000001.cmfa',
        'film_audio_000000002.cmfa',
        'film_audioinit.cmfa',
      ].map((name) => `cmaf/${name}`),
    );
    expect(await server.keys()).toEqual(
      expect.arrayContaining(['renders/film.m3u8', 'renders/film_small.mp4']),
    );
    const master = (await text('cmaf/film.m3u8')).split('\n');
    expect(master.slice(0, 4)).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="program_audio_0",NAME="Alternate Audio",DEFAULT=YES,AUTOSELECT=YES,URI="film_audio.m3u8"',
    ]);
    expect(master[4]).toMatch(
      /^#EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2",RESOLUTION=640x360,FRAME-RATE=10\.000,AUDIO="program_audio_0"$/,
    );
    expect(master[5]).toBe('film_360p.m3u8');
    expect((await text('cmaf/film_360p.m3u8')).split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:1',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-MAP:URI="film_360pinit.cmfv"',
      '#EXTINF:2.000000,',
      'film_360p_000000001.cmfv',
      '#EXTINF:1.000000,',
      'film_360p_000000002.cmfv',
      '#EXT-X-ENDLIST',
      '',
    ]);
    expect(await boxesOf(file('cmaf/film_360p_000000001.cmfv'))).toEqual([
      ...['styp', 'sidx', 'moof', 'mdat'],
      ...['sidx', 'moof', 'mdat'],
    ]);
    expect(await expectToPlay(file('cmaf/film.m3u8'), 3)).toEqual(['aac', 'h264', 'h264']);
    expect(await expectToPlay(file('cmaf/film.mpd'), 3)).toEqual(['aac', 'h264', 'h264']);
    expect(job.OutputGroupDetails?.[2]?.OutputDetails).toEqual([
      { DurationInMs: 3_000, VideoDetails: { WidthInPx: 640, HeightInPx: 360 } },
      { DurationInMs: 3_000, VideoDetails: { WidthInPx: 320, HeightInPx: 180 } },
      { DurationInMs: expect.closeTo(3_000, -2) },
    ]);
    const types = ['film.mpd', 'film_180pinit.cmfv', 'film_audioinit.cmfa'].map((name) =>
      server.contentType(`cmaf/${name}`),
    );
    expect(await Promise.all(types)).toEqual(['application/dash+xml', 'video/mp4', 'audio/mp4']);
  });

  it('writes single files that are read by ranges', async () => {
    const { file, text } = await render(
      cmafGroup({ SegmentControl: 'SINGLE_FILE', MpdProfile: 'ON_DEMAND_PROFILE' }),
    );
    expect(await server.keys()).toEqual(
      ['film.m3u8', 'film.mpd', 'film_180p.cmfv', 'film_180p.m3u8', 'film_360p.cmfv', 'film_360p.m3u8']
        .concat(['film_audio.cmfa', 'film_audio.m3u8'])
        .map((name) => `cmaf/${name}`),
    );
    expect(await text('cmaf/film_180p.m3u8')).toMatch(
      /\n#EXT-X-MAP:URI="film_180p.cmfv",BYTERANGE="\d+@0"\n#EXTINF:2.000000,\n#EXT-X-BYTERANGE:\d+@\d+\nfilm_180p.cmfv\n/,
    );
    const mpd = await text('cmaf/film.mpd');
    expect(mpd).toContain('profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"');
    const [, start = 0, end = 0] = /indexRange="(\d+)-(\d+)"/.exec(mpd)?.map(Number) ?? [];
    const bytes = await readFile(file('cmaf/film_360p.cmfv'));
    expect(bytes.toString('latin1', start + 4, start + 8)).toBe('sidx');
    expect(bytes.readUInt32BE(start)).toBe(end + 1 - start);
    expect(await expectToPlay(file('cmaf/film.m3u8'), 3)).toEqual(['aac', 'h264', 'h264']);
    expect(await expectToPlay(file('cmaf/film.mpd'), 3)).toEqual(['aac', 'h264', 'h264']);
  });

  it('ends its segments with a GOP, the audio beside the video', async () => {
    const group = cmafGroup({
      SegmentLengthControl: 'GOP_MULTIPLE',
      SegmentLength: 1,
      WriteDashManifest: 'DISABLED',
    });
    for (const { VideoDescription } of group.Outputs ?? []) {
      Object.assign(VideoDescription?.CodecSettings?.H264Settings ?? {}, { GopSize: 1.5 });
    }
    const { text } = await render(group);
    const durations = async (name: string) =>
      [...(await text(`cmaf/${name}`)).matchAll(/#EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds));
    expect(await durations('film_360p.m3u8')).toEqual([1.5, 1.5]);
    expect(await durations('film_audio.m3u8')).toEqual([expect.closeTo(1.5, 1), expect.closeTo(1.5, 1)]);
    expect(await server.keys()).not.toContain('cmaf/film.mpd');
  });
});

describe('a DASH ISO group', () => {
  it('writes a manifest that tells the times of its segments', async () => {
    const { file, text } = await render(
      dashGroup({ WriteSegmentTimelineInRepresentation: 'ENABLED', MpdManifestBandwidthType: 'MAX' }),
    );
    expect(await server.keys()).toContain('dash/film_360p_000000002.mp4');
    expect(await server.keys()).not.toContain('dash/film.m3u8');
    const mpd = await text('dash/film.mpd');
    expect(mpd).toContain('media="film_360p_$Number%09d$.mp4" initialization="film_360pinit.mp4"');
    expect(mpd.replace(/\s+/g, ' ')).toContain('<S t="0" d="180000"/> <S t="180000" d="90000"/>');
    expect(mpd).toContain('width="640" height="360" frameRate="10/1" bandwidth="900000"');
    expect(await expectToPlay(file('dash/film.mpd'), 3)).toEqual(['aac', 'h264', 'h264']);
  });
});
