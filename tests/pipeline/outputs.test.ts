import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { findProduction } from '@bacs/db/productions';
import { outputBucket } from '@bacs/stack';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Production } from '../support/api-client.ts';
import { ffprobe } from '../support/inspect-media.ts';
import { createStudio } from '../support/make-videos.ts';
import { playThrough } from '../support/media.ts';
import { outputKeys } from '../support/objects.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import type { OwnWorker } from '../support/run-worker.ts';
import { type Service, startService } from '../support/service.ts';
import { uploadBucket } from '../support/stored-objects.ts';

const root = 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/';
const h264 = {
  Codec: 'H_264',
  H264Settings: { RateControlMode: 'QVBR', MaxBitrate: 100_000, GopSize: 1, GopSizeUnits: 'SECONDS' },
};
const small = { Width: 160, Height: 90, CodecSettings: h264 };
const aac = {
  AudioSourceName: 'Audio Selector 1',
  CodecSettings: {
    Codec: 'AAC',
    AacSettings: { Bitrate: 64_000, CodingMode: 'CODING_MODE_2_0', SampleRate: 48_000 },
  },
};
const inputs = {
  TimecodeConfig: { Source: 'ZEROBASED' },
  Inputs: [
    {
      FileInput: 'INPUT_URI',
      TimecodeSource: 'ZEROBASED',
      AudioSelectors: { 'Audio Selector 1': { DefaultSelection: 'DEFAULT' } },
    },
  ],
};
const mp4 = (name: string) => ({
  NameModifier: name,
  ContainerSettings: { Container: 'MP4' },
  VideoDescription: small,
  AudioDescriptions: [aac],
});
const frames = (name: string, count: number) => ({
  NameModifier: name,
  ContainerSettings: { Container: 'RAW' },
  Extension: 'jpg',
  VideoDescription: {
    Width: 160,
    Height: 90,
    CodecSettings: {
      Codec: 'FRAME_CAPTURE',
      FrameCaptureSettings: {
        FramerateNumerator: 5,
        FramerateDenominator: 1,
        MaxCaptures: count,
        Quality: 80,
      },
    },
  },
});
const hls = (folder: string) => ({
  Name: 'hls',
  OutputGroupSettings: {
    Type: 'HLS_GROUP_SETTINGS',
    HlsGroupSettings: { Destination: `${root}${folder}`, SegmentLength: 1, MinSegmentLength: 0 },
  },
  Outputs: [
    {
      NameModifier: '_90p',
      ContainerSettings: { Container: 'M3U8' },
      VideoDescription: small,
      AudioDescriptions: [aac],
    },
  ],
});
const files = (Name: string, folder: string, ...Outputs: object[]) => ({
  Name,
  OutputGroupSettings: {
    Type: 'FILE_GROUP_SETTINGS',
    FileGroupSettings: { Destination: `${root}${folder}` },
  },
  Outputs,
});

const streams = (container: string) => [
  { NameModifier: '_v', ContainerSettings: { Container: container }, VideoDescription: small },
  { NameModifier: '_a', ContainerSettings: { Container: container }, AudioDescriptions: [aac] },
];
const cmaf = (folder: string) => ({
  Name: 'cmaf',
  OutputGroupSettings: {
    Type: 'CMAF_GROUP_SETTINGS',
    CmafGroupSettings: { Destination: `${root}${folder}`, SegmentLength: 1, FragmentLength: 1 },
  },
  Outputs: streams('CMFC'),
});
const dash = (folder: string) => ({
  Name: 'dash',
  OutputGroupSettings: {
    Type: 'DASH_ISO_GROUP_SETTINGS',
    DashIsoGroupSettings: {
      Destination: `${root}${folder}`,
      SegmentLength: 1,
      FragmentLength: 1,
      SegmentControl: 'SINGLE_FILE',
      MpdProfile: 'ON_DEMAND_PROFILE',
    },
  },
  Outputs: streams('MPD'),
});

const profiles = {
  named: {
    ...inputs,
    OutputGroups: [hls('landscape/'), files('files', 'landscape/', mp4('_m'), frames('_poster', 1))],
  },
  folders: {
    ...inputs,
    OutputGroups: [
      files('mp4', 'landscape/mp4/', mp4('_small')),
      hls('landscape/'),
      files('poster', 'landscape/', frames('_poster', 1)),
      files('frames', 'frames/', frames('_f', 3)),
    ],
  },
  streams: {
    ...inputs,
    OutputGroups: [
      dash('dash/'),
      cmaf('landscape/cmaf/'),
      files('mp4', 'landscape/', mp4('_m')),
      hls('landscape/'),
    ],
  },
  'files-alone': { ...inputs, OutputGroups: [files('mp4', 'mp4/', mp4('_small'), frames('_poster', 1))] },
};

let service: Service;
let api: ApiClient;
let film: string;
let worker: OwnWorker;

beforeAll(async () => {
  const dir = join(inject('testDir'), 'outputs-profiles');
  await mkdir(join(dir, 'profiles'), { recursive: true });
  for (const [name, profile] of Object.entries(profiles))
    await writeFile(join(dir, 'profiles', `${name}.json`), JSON.stringify(profile));
  service = await startService('outputs', { LOCAL_AWS_ENGINE: 'ffmpeg', MC_PROFILES_DIR: dir });
  worker = await service.runWorker();
  api = await service.signUp();
  film = await createStudio(inject('testDir')).film('outputs.mp4', '160x90', 1);
});

/** Adds an upload as the older system did, whose key ends in the name of the user's file. */
async function addLegacyUpload(filename: string) {
  const upload = await addUpload(service.db, api.user.id);
  const s3_key = upload.s3_key.replace('video.mp4', filename);
  await service.s3.send(
    new PutObjectCommand({ Bucket: uploadBucket, Key: s3_key, Body: await readFile(film) }),
  );
  await updateRow(service.db, 'uploads', upload.id, { s3_key, status: 'uploaded', width: 160, height: 90 });
  return { uuid: upload.asset_uuid ?? '', id: upload.id };
}

async function sizesBelow(prefix: string): Promise<Map<string, number>> {
  const keys = await outputKeys(service.s3, prefix);
  const urlOf = (key: string) =>
    `${service.aws.url}/bacs-mc-public-stream/${key.split('/').map(encodeURIComponent).join('/')}`;
  const size = async (key: string) => (await (await fetch(urlOf(key))).arrayBuffer()).byteLength;
  return new Map(await Promise.all(keys.map(async (key) => [key, await size(key)] as const)));
}

const total = (sizes: Map<string, number>) => [...sizes.values()].reduce((sum, size) => sum + size, 0);
const rootOf = ({ output_prefix }: Production) => `${output_prefix?.split('/').slice(0, 4).join('/')}/`;

describe('a legacy upload that keeps the name of its file is rendered, measured and played', () => {
  const filenames = [
    'my video.mp4',
    'été.mp4'.normalize('NFC'),
    'été.mp4'.normalize('NFD'),
    '100%.mp4',
    'a%20b.mp4',
    'what?.mp4',
    'take#1.mp4',
    "it's (1) [2] +&=;,@!$ 50%25 ~^`{|}.mp4",
    '映画 🎬.v1.mp4',
    '12:30 "live" <x>.mp4',
  ];
  const ulids = new Map<string, string>();
  // All of them are rendered together, because each waits most of its time.
  beforeAll(async () => {
    for (const filename of filenames) {
      const { ulid } = await api.produce(await addLegacyUpload(filename), { profile: 'named' });
      ulids.set(filename, ulid);
    }
  });

  it.each(filenames)('%s', async (filename) => {
    const production = await api.waitFor(ulids.get(filename) ?? '', 'completed');
    const [group, file] = production.outputs ?? [];
    const sizes = await sizesBelow(rootOf(production));
    expect(sizes.size).toBe(5);
    expect((group?.bytes ?? 0) + (file?.bytes ?? 0)).toBe(total(sizes));
    const [rendition] = group?.renditions ?? [];
    const isRendition = ([key]: [string, number]) => /_90p(_00001\.ts|\.m3u8)$/.test(key);
    expect(rendition?.bytes).toBe(total(new Map([...sizes].filter(isRendition))));
    for (const url of [group?.playlist_url, rendition?.playlist_url, file?.files[0]?.url])
      expect(await playThrough(url ?? null)).toBeCloseTo(1, 0);
    expect((await ffprobe(group?.poster_url ?? null)).streams[0]?.codec_name).toBe('mjpeg');
  });
});

describe('outputs of several kinds in folders of their own', () => {
  it('are planned, verified, and listed with kind, URL, size and duration', async () => {
    const upload = await addLegacyUpload('video.mp4');
    const plan = await ok(
      api.POST('/api/productions/plan', { body: { upload_id: upload.uuid, profile: 'folders' } }),
    );
    const { ulid } = await api.produce(upload, { profile: 'folders' });
    const production = await api.waitFor(ulid, 'completed');
    const below = rootOf(production);
    expect(production.output_prefix).toBe(`${below}landscape/`);
    const shape = production.outputs?.map(({ kind, orientation, renditions, files: singles }) => [
      kind,
      orientation,
      renditions.map(({ name }) => name),
      singles.map(({ kind: content, name }) => `${content} ${name}`),
    ]);
    expect(shape).toEqual([
      ['files', 'landscape', [], ['video _small']],
      ['hls', 'landscape', ['_90p'], ['frames _poster']],
      ['files', null, [], ['frames _f']],
    ]);
    expect(
      plan.destinations.map(({ kind, orientation, renditions, files: singles }) => [
        kind,
        orientation,
        renditions.map(({ name }) => name),
        singles.map(({ kind: content, name }) => `${content} ${name}`),
      ]),
    ).toEqual(shape);
    const sizes = await sizesBelow(below);
    expect(production.outputs?.map(({ bytes }) => bytes).reduce((a = 0, b) => (a ?? 0) + (b ?? 0), 0)).toBe(
      total(sizes),
    );
    const [movie, playlists, stills] = production.outputs ?? [];
    expect(movie?.files[0]).toMatchObject({
      width: 160,
      height: 90,
      duration_seconds: expect.closeTo(1, 1),
      bytes: sizes.get(`${below}landscape/mp4/video_small.mp4`),
      count: null,
    });
    expect(await playThrough(movie?.files[0]?.url ?? null)).toBeCloseTo(1, 0);
    expect(playlists?.poster_url).toBe(playlists?.files[0]?.url);
    expect(stills?.files[0]).toMatchObject({ count: 3, duration_seconds: null });
    expect(stills?.files[0]?.bytes).toBe(
      total(new Map([...sizes].filter(([key]) => key.startsWith(`${below}frames/`)))),
    );
  });

  it('are what the profile says that it writes', async () => {
    const { outputs, renditions } = await ok(
      api.GET('/api/profiles/{name}', { params: { path: { name: 'folders' } } }),
    );
    expect(renditions.map(({ name }) => name)).toEqual(['_90p']);
    const size = { width: 160, height: 90 };
    expect(outputs).toEqual([
      { group: 'files', kind: 'video', name: '_small', orientation: 'landscape', extension: 'mp4', ...size },
      { group: 'hls', kind: 'video', name: '_90p', orientation: 'landscape', ...size },
      {
        group: 'files',
        kind: 'frames',
        name: '_poster',
        orientation: 'landscape',
        extension: 'jpg',
        ...size,
      },
      { group: 'files', kind: 'frames', name: '_f', extension: 'jpg', ...size },
    ]);
  });

  it('are deleted by their root prefix', async () => {
    const upload = await addLegacyUpload('video.mp4');
    const { ulid } = await api.produce(upload, { profile: 'folders' });
    const below = rootOf(await api.waitFor(ulid, 'completed'));
    expect(await outputKeys(service.s3, below)).not.toEqual([]);
    await ok(api.DELETE('/api/productions/{id}', at(ulid)));
    await expect.poll(() => findProduction(service.db, { ulid }), patiently).toBeUndefined();
    expect(await outputKeys(service.s3, below)).toEqual([]);
  });
});

describe('HLS, CMAF, DASH and MP4 of one production', () => {
  it.each(['video.mp4', 'what? 100% take#1 été & $a$.mp4'])(
    'of %s are complete, and play',
    async (filename) => {
      const upload = await addLegacyUpload(filename);
      const { ulid } = await api.produce(upload, { profile: 'streams' });
      const production = await api.waitFor(ulid, 'completed');
      const [mpd, both, file, playlists] = production.outputs ?? [];
      expect(production.output_prefix).toBe(`${rootOf(production)}landscape/`);
      expect(production.outputs?.map(({ kind, orientation }) => [kind, orientation])).toEqual([
        ['dash', null],
        ['cmaf', 'landscape'],
        ['files', 'landscape'],
        ['hls', 'landscape'],
      ]);
      expect([mpd?.playlist_url, playlists?.mpd_url, file?.mpd_url, file?.playlist_url]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      for (const group of [mpd, both])
        expect(group?.renditions).toMatchObject([
          { kind: 'video', name: '_v', width: 160, height: 90, duration_seconds: expect.closeTo(1, 0) },
          { kind: 'audio', name: '_a', width: null, duration_seconds: expect.closeTo(1, 0) },
        ]);
      for (const { bandwidth } of [mpd?.renditions[0], mpd?.renditions[1], both?.renditions[0]].flatMap(
        (r) => r ?? [],
      ))
        expect(bandwidth).toBeGreaterThan(1_000);
      expect(production.outputs?.reduce((sum, { bytes }) => sum + (bytes ?? Number.NaN), 0)).toBe(
        total(await sizesBelow(rootOf(production))),
      );
      const urls = [
        both?.playlist_url,
        both?.renditions[0]?.playlist_url,
        playlists?.playlist_url,
        file?.files[0]?.url,
      ];
      for (const url of urls) expect(await playThrough(url ?? null)).toBeCloseTo(1, 0);
      // ffmpeg plays MPDs only of segments with the extensions that it knows.
      expect(await playThrough(mpd?.mpd_url ?? null)).toBeCloseTo(1, 0);
      expect(await (await fetch(both?.mpd_url ?? '')).text()).toContain('<MPD');
    },
  );
});

describe('a playlist that tells an infinite bandwidth', () => {
  it('is stored without it, said in the log, and takes no list away', async () => {
    const upload = await addLegacyUpload('video.mp4');
    const before = (await service.aws.calls('GetObject')).length;
    await service.aws.setFaults({ hold: ['GetObject'] });
    const { ulid } = await api.produce(upload, { profile: 'folders' });
    await service.aws.waitForCalls('GetObject', before + 1);
    const { output_prefix } = (await findProduction(service.db, { ulid })) ?? {};
    const Body = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=Infinity\nvideo_90p.m3u8\n';
    await service.s3.send(
      new PutObjectCommand({ Bucket: outputBucket, Key: `${output_prefix}video.m3u8`, Body }),
    );
    await service.aws.setFaults({});
    const production = await api.waitFor(ulid, 'completed');
    expect(production.outputs?.[1]?.renditions).toMatchObject([
      { name: '_90p', bandwidth: null, width: 160 },
    ]);
    expect((await ok(api.GET('/api/productions'))).items).toContainEqual(production);
    const lines = worker.log().split('\n');
    expect(lines.find((line) => line.includes('cannot be true') && line.includes(ulid))).toMatch(
      /bandwidth of .*video_90p\.m3u8 is Infinity/,
    );
  });
});

describe('a profile without HLS', () => {
  it('has the prefix of its first group, and feeds show its file', async () => {
    const upload = await addLegacyUpload('video.mp4');
    const { ulid } = await api.produce(upload, { profile: 'files-alone' });
    const production = await api.waitFor(ulid, 'completed');
    expect(production.output_prefix).toBe(`${rootOf(production)}mp4/`);
    expect(production.outputs).toMatchObject([{ kind: 'files', orientation: null, playlist_url: null }]);
    const space = await ok(
      api.POST('/api/spaces', { body: { type: 'channel', name: 'Files', slug: 'files' } }),
    );
    await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: space.id } }));
    const { items } = await ok(api.GET('/api/spaces/{id}/feed', at(space.id)));
    const [output] = production.outputs ?? [];
    expect(items).toMatchObject([
      {
        playlist_url: null,
        poster_url: output?.poster_url,
        media: [{ playlist_url: null, mpd_url: null, file_url: output?.files[0]?.url, orientation: null }],
      },
    ]);
  });
});
