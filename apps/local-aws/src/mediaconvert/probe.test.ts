import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudio } from '../../../../tests/support/make-videos.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

let server: TestMediaConvert;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mediaconvert-probe-'));
  server = await startMediaConvert({ engine: 'instant' });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const probe = (key: string) => server.client.probe({ InputFiles: [{ FileUrl: `s3://uploads/${key}` }] });

it('tells the coded size of a phone video and its rotation beside it', async () => {
  const studio = createStudio(dir);
  const phone = await studio.turned('phone.mp4', await studio.film('film.mp4', '640x360', 1), 90);
  const bytes = await readFile(phone);
  const { ETag } = await server.upload('phone.mp4', bytes);
  const [result] = (await probe('phone.mp4')).ProbeResults ?? [];
  expect(result?.Container).toMatchObject({
    Format: 'mp4',
    Duration: expect.closeTo(1, 1),
    Tracks: [
      {
        Index: 1,
        TrackType: 'video',
        Codec: 'AVC',
        VideoProperties: {
          Width: 640,
          Height: 360,
          Rotation: 90,
          FrameRate: { Numerator: 10, Denominator: 1 },
        },
      },
      { Index: 2, TrackType: 'audio', Codec: 'AAC', AudioProperties: { Channels: 2, SampleRate: 48_000 } },
    ],
  });
  expect(result?.Metadata).toMatchObject({
    ETag: JSON.parse(ETag ?? ''),
    FileSize: bytes.length,
    MimeType: 'video/mp4',
    LastModified: expect.any(Date),
  });
  expect(result?.TrackMappings).toEqual([
    { VideoTrackIndexes: [1], AudioTrackIndexes: [2], DataTrackIndexes: [] },
  ]);
});

describe('the picture', () => {
  const videoOf = async (key: string, film: string) => {
    await server.upload(key, await readFile(film));
    return (await probe(key)).ProbeResults?.[0]?.Container?.Tracks?.[0]?.VideoProperties;
  };

  it('of HLG tells its colors beside the size, and in what the stream says', async () => {
    const hlg = await createStudio(dir).hdr('hlg.mov', '64x64', 'arib-std-b67');
    const colors = {
      ColorPrimaries: 'ITU_2020',
      TransferCharacteristics: 'ARIB_B67',
      MatrixCoefficients: 'ITU_2020_NCL',
    };
    expect(await videoOf('hlg.mov', hlg)).toMatchObject({
      ...colors,
      CodecMetadata: { ...colors, ScanType: 'Progressive' },
    });
  });

  it('of a transport stream tells its fields, and its colors in what the stream says alone', async () => {
    const video = await videoOf('f.ts', await createStudio(dir).interlaced('f.ts', '64x64', 1));
    expect(video?.CodecMetadata).toMatchObject({ ScanType: 'Interlaced', FieldOrder: 'TopFieldFirst' });
    expect(video).not.toHaveProperty('ColorPrimaries');
  });

  it('tells the shape of its pixels', async () => {
    const film = await createStudio(dir).anamorphic('wide.mp4', '64x64', '16/9');
    expect(await videoOf('wide.mp4', film)).toMatchObject({
      Width: 64,
      SampleAspectRatio: { Numerator: 16, Denominator: 9 },
    });
  });
});

it('refuses what is no media, and what is missing', async () => {
  await server.upload('notes.txt', 'these are my notes\n'.repeat(100));
  await expect(probe('notes.txt')).rejects.toMatchObject({ name: 'UnprocessableEntityException' });
  await expect(probe('none.mp4')).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(server.client.probe({})).rejects.toMatchObject({ name: 'BadRequestException' });
});

it('reads no playlist that points to other files', async () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-TARGETDURATION:1',
    '#EXTINF:1,',
    join(dir, 'film.mp4'),
    '#EXT-X-ENDLIST',
  ];
  await server.upload('video.mp4', playlist.join('\n'));
  await expect(probe('video.mp4')).rejects.toMatchObject({ name: 'UnprocessableEntityException' });
});
