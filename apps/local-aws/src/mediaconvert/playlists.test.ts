import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { H264Settings, HlsGroupSettings, M3u8Settings, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { beforeAll, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { createStudio, type Studio } from '../../../../tests/support/make-videos.ts';
import { readMediaPlaylist } from './engines/media-playlist.ts';
import { hlsRequest, variant } from './testing/job-requests.ts';
import { type Rendering, startRendering } from './testing/start-rendering.ts';

let rendering: Rendering;
let studio: Studio;
let read: (name: string) => Promise<string>;
let lengths: number[];
let folder: string;

/** One job renders 3.3 seconds in every way. */
beforeAll(async () => {
  rendering = await startRendering();
  studio = createStudio(rendering.dir);
  const request = hlsRequest('video.mp4');
  Object.assign(request.Settings ?? {}, {
    OutputGroups: [
      hlsGroup('exact', { SegmentLength: 1 }),
      hlsGroup('whole', { SegmentLength: 1, ManifestDurationFormat: 'INTEGER' }),
      hlsGroup('gops', { SegmentLength: 1, SegmentLengthControl: 'GOP_MULTIPLE' }, { GopSize: 0.6 }),
      hlsGroup('ntsc', { SegmentLength: 1, SegmentLengthControl: 'GOP_MULTIPLE' }, ntsc),
      hlsGroup('legacy', { SegmentLength: 1, TargetDurationCompatibilityMode: 'LEGACY' }),
      hlsGroup('numbered', { SegmentLength: 10, CaptionLanguageSetting: 'NONE' }, {}, numbers),
    ],
  });
  const job = await rendering.render(await studio.film('film.mp4', '64x48', 3.3), request);
  expect(job).toMatchObject({ Status: 'COMPLETE' });
  lengths = (job.OutputGroupDetails ?? []).map(
    ({ OutputDetails }) => OutputDetails?.[0]?.DurationInMs ?? Number.NaN,
  );
  folder = await rendering.download();
  read = (name) => readFile(join(folder, name), 'utf8');
});
afterTests(() => rendering.close());

const ntsc: H264Settings = {
  FramerateControl: 'SPECIFIED',
  FramerateNumerator: 30_000,
  FramerateDenominator: 1_001,
  GopSize: 15,
  GopSizeUnits: 'FRAMES',
};

const numbers: M3u8Settings = {
  VideoPid: 500,
  AudioPids: [501, 502],
  PmtPid: 499,
  PcrPid: 500,
  ProgramNumber: 7,
  TransportStreamId: 9,
};

function hlsGroup(
  base: string,
  settings: Partial<HlsGroupSettings>,
  h264: H264Settings = {},
  m3u8: M3u8Settings = {},
): OutputGroup {
  const output = variant('_v', 64, 48);
  Object.assign(output.ContainerSettings?.M3u8Settings ?? {}, m3u8);
  Object.assign(output.VideoDescription?.CodecSettings?.H264Settings ?? {}, h264);
  return {
    Name: base,
    OutputGroupSettings: {
      Type: 'HLS_GROUP_SETTINGS',
      HlsGroupSettings: { Destination: `s3://stream/renders/${base}`, MinSegmentLength: 0, ...settings },
    },
    Outputs: [output],
  };
}

const secondsOf = async (base: string) =>
  readMediaPlaylist(await read(`${base}_v.m3u8`)).segments.map(({ seconds }) => seconds);
const tag = (playlist: string, name: string) => new RegExp(`[:,]?${name}[:=](\\d+)`).exec(playlist)?.[1];

it('cuts segments of exactly the asked length', async () => {
  expect(await secondsOf('exact')).toEqual([1, 1, 1, expect.closeTo(0.3)]);
});

it('rounds the length of segments up to whole GOPs', async () => {
  expect(await secondsOf('gops')).toEqual([1.2, 1.2, expect.closeTo(0.9)]);
  const gop = expect.closeTo((2 * 15 * 1_001) / 30_000, 4);
  expect((await secondsOf('ntsc')).slice(0, 3)).toEqual([gop, gop, gop]);
});

it('tells bandwidths and lengths of what there is, whatever whole seconds it prints', async () => {
  const [exact, whole] = await Promise.all(['exact.m3u8', 'whole.m3u8'].map(read));
  for (const name of ['BANDWIDTH', 'AVERAGE-BANDWIDTH']) {
    expect(tag(whole ?? '', name)).toMatch(/^\d+$/);
    expect(tag(whole ?? '', name)).toBe(tag(exact ?? '', name));
  }
  expect(await secondsOf('whole')).toEqual([1, 1, 1, 1]);
  expect(await read('whole_v.m3u8')).toContain('#EXTINF:1,\nwhole_v_00001.ts\n');
  for (const length of lengths) expect(length).toBeCloseTo(3_300, -2);
  expect(lengths[1]).toBe(3_300);
});

it('asks of players no more than its tags need, and the same in every playlist', async () => {
  const versionOf = async (name: string) => tag(await read(name), 'EXT-X-VERSION');
  expect([await versionOf('exact.m3u8'), await versionOf('exact_v.m3u8')]).toEqual(['3', '3']);
  expect([await versionOf('whole.m3u8'), await versionOf('whole_v.m3u8')]).toEqual(['1', '1']);
});

it('rounds the target duration, or makes it longer than any segment for older players', async () => {
  const targetOf = async (name: string) => tag(await read(name), 'EXT-X-TARGETDURATION');
  expect(await targetOf('exact_v.m3u8')).toBe('1');
  expect(await targetOf('legacy_v.m3u8')).toBe('2');
});

it('tells a target duration of at least one second for the shortest clip', async () => {
  const request = hlsRequest('short.mp4');
  Object.assign(request.Settings ?? {}, { OutputGroups: [hlsGroup('short', {})] });
  const clip = await studio.film('short.mp4', '64x48', 0.2);
  expect(await rendering.render(clip, request, 'short.mp4')).toMatchObject({ Status: 'COMPLETE' });
  const playlist = (await rendering.server.read('renders/short_v.m3u8')).toString();
  expect(tag(playlist, 'EXT-X-TARGETDURATION')).toBe('1');
  expect(readMediaPlaylist(playlist).segments.map(({ seconds }) => seconds)).toEqual([
    expect.closeTo(0.2, 1),
  ]);
});

it('says that there are no closed captions only when asked to', async () => {
  expect(await read('numbered.m3u8')).toContain(',CLOSED-CAPTIONS=NONE\n');
  expect(await read('exact.m3u8')).not.toContain('CLOSED-CAPTIONS');
});

it('numbers programs and packets as MediaConvert does, or as asked', async () => {
  const segment = async (base: string) => numbersOf(await readFile(join(folder, `${base}_v_00001.ts`)));
  expect(await segment('exact')).toEqual({
    stream: 1,
    program: 1,
    table: 480,
    clock: 481,
    tracks: [481, 482],
  });
  expect(await segment('numbered')).toEqual({
    stream: 9,
    program: 7,
    table: 499,
    clock: 500,
    tracks: [500, 501],
  });
});

/** Reads the two tables of a transport stream, each of which is in one packet here. */
function numbersOf(transportStream: Buffer) {
  const tableAt = (pid: number) => {
    for (let packet = 0; packet < transportStream.length; packet += 188) {
      if (pidAt(transportStream, packet + 1) === pid)
        return transportStream.subarray(packet + 5, packet + 188);
    }
    throw new Error(`No packet ${pid}`);
  };
  const programs = tableAt(0);
  const table = pidAt(programs, 10);
  const map = tableAt(table);
  const tracks = [map.indexOf(0x1b, 12), map.indexOf(0x0f, 12)].map((type) => pidAt(map, type + 1));
  return {
    stream: programs.readUInt16BE(3),
    program: programs.readUInt16BE(8),
    table,
    clock: pidAt(map, 8),
    tracks,
  };
}

function pidAt(bytes: Buffer, offset: number) {
  return bytes.readUInt16BE(offset) & 0x1fff;
}
