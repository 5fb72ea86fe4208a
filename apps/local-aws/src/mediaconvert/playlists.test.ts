import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { H264Settings, HlsGroupSettings, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStudio } from '../../../../tests/support/make-videos.ts';
import { readSegments } from './engines/media-playlist.ts';
import { hlsRequest, variant } from './testing/job-requests.ts';
import { type Rendering, startRendering } from './testing/start-rendering.ts';

let rendering: Rendering;
let read: (name: string) => Promise<string>;
let lengths: number[];

/** One job renders 3.3 seconds in every way. */
beforeAll(async () => {
  rendering = await startRendering();
  const studio = createStudio(rendering.dir);
  const request = hlsRequest('video.mp4');
  Object.assign(request.Settings ?? {}, {
    OutputGroups: [
      hlsGroup('exact', { SegmentLength: 1 }),
      hlsGroup('whole', { SegmentLength: 1, ManifestDurationFormat: 'INTEGER' }),
      hlsGroup('gops', { SegmentLength: 1, SegmentLengthControl: 'GOP_MULTIPLE' }, { GopSize: 0.6 }),
      hlsGroup('ntsc', { SegmentLength: 1, SegmentLengthControl: 'GOP_MULTIPLE' }, ntsc),
      hlsGroup('legacy', { SegmentLength: 1, TargetDurationCompatibilityMode: 'LEGACY' }),
    ],
  });
  const job = await rendering.render(await studio.film('film.mp4', '64x48', 3.3), request);
  expect(job).toMatchObject({ Status: 'COMPLETE' });
  lengths = (job.OutputGroupDetails ?? []).map(
    ({ OutputDetails }) => OutputDetails?.[0]?.DurationInMs ?? Number.NaN,
  );
  const folder = await rendering.download();
  read = (name) => readFile(join(folder, name), 'utf8');
});
afterAll(() => rendering.close());

const ntsc: H264Settings = {
  FramerateControl: 'SPECIFIED',
  FramerateNumerator: 30_000,
  FramerateDenominator: 1_001,
  GopSize: 15,
  GopSizeUnits: 'FRAMES',
};

function hlsGroup(base: string, settings: Partial<HlsGroupSettings>, h264: H264Settings = {}): OutputGroup {
  const output = variant('_v', 64, 48);
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
  readSegments(await read(`${base}_v.m3u8`)).map(({ seconds }) => seconds);
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
