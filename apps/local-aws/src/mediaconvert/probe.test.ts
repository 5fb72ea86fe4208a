import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { createStudio, type Studio } from '../../../../tests/support/make-videos.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

let server: TestMediaConvert;
let dir: string;
let studio: Studio;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mediaconvert-probe-'));
  studio = createStudio(dir);
  server = await startMediaConvert({ engine: 'instant' });
});
afterTests(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const probe = (key: string) => server.client.probe({ InputFiles: [{ FileUrl: `s3://uploads/${key}` }] });

async function describeFile(file: string) {
  await server.upload(basename(file), await readFile(file));
  const [result] = (await probe(basename(file))).ProbeResults ?? [];
  return { ...result?.Container, mappings: result?.TrackMappings };
}

it('tells the coded size of a phone video and its rotation beside it', async () => {
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
    const hlg = await studio.hdr('hlg.mov', '64x64', 'arib-std-b67');
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
    const video = await videoOf('f.ts', await studio.interlaced('f.ts', '64x64', 1));
    expect(video?.CodecMetadata).toMatchObject({ ScanType: 'Interlaced', FieldOrder: 'TopFieldFirst' });
    expect(video).not.toHaveProperty('ColorPrimaries');
  });
});

it('tells no duration of a recording that has none', async () => {
  const recording = await studio.recording('live.webm', await studio.webm('source.webm', '64x48', 1));
  const { Duration, BitRate, Format, Tracks } = await describeFile(recording);
  expect({ Duration, BitRate, Format }).toEqual({ Format: 'webm' });
  expect(Tracks?.map(({ TrackType, Duration: length }) => [TrackType, length])).toEqual([
    ['video', undefined],
    ['audio', undefined],
  ]);
});

it('tells the shape of pixels, and the coded size', async () => {
  const { Tracks } = await describeFile(await studio.anamorphic('wide.mp4', '80x90', '2'));
  expect(Tracks?.[0]?.VideoProperties).toMatchObject({
    Width: 80,
    Height: 90,
    SampleAspectRatio: { Numerator: 2, Denominator: 1 },
  });
});

it('lists captions as data, and a cover not at all', async () => {
  const film = await studio.film('plain.mp4', '64x48', 1);
  const { Tracks, mappings } = await describeFile(await studio.decorated('decorated.mp4', film));
  expect(Tracks?.map(({ TrackType, Codec }) => [TrackType, Codec])).toEqual([
    ['video', 'AVC'],
    ['audio', 'AAC'],
    ['data', 'UNKNOWN'],
  ]);
  const data = Tracks?.at(-1)?.Index;
  expect(mappings).toEqual([{ VideoTrackIndexes: [1], AudioTrackIndexes: [2], DataTrackIndexes: [data] }]);
});

it('tells the relatives of MP4 apart, and no turn of a mirrored picture', async () => {
  const film = await studio.film('phone.3gp', '64x48', 1);
  expect((await describeFile(film)).Format).toBe('three_gp');
  const mirrored = await describeFile(
    await studio.mirrored('selfie.mov', await studio.film('s.mov', '64x48', 1)),
  );
  expect(mirrored.Format).toBe('quicktime');
  expect(mirrored.Tracks?.[0]?.VideoProperties).not.toHaveProperty('Rotation');
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
