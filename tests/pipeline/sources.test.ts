import { tryRecordIntent } from '@bacs/db/productions';
import { findUpload, noteSourceProblem, tryReplaceEtag, tryStoreSource } from '@bacs/db/uploads';
import { enqueue } from '@bacs/queue';
import { ulid as newUlid } from 'ulid';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, NewUpload, ProductionConfig, Upload } from '../support/api-client.ts';
import { countCombedFrames, ffprobe } from '../support/inspect-media.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, insertProduction, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
/** A film of 160×90 with sound, one second long. */
let film: string;
const studio = () => createStudio(inject('testDir'));

beforeAll(async () => {
  service = await startService('sources', { LOCAL_AWS_ENGINE: 'ffmpeg' });
  await service.runWorker({ DESCRIBE_PATIENCE_MS: '1' });
  api = await service.signUp();
  film = await studio().film('sources.mp4', '160x90', 1);
});

beforeEach(() => service.aws.setFaults({}));

const read = ({ uuid }: Pick<Upload, 'uuid'>) => ok(api.GET('/api/uploads/{id}', at(uuid)));
const plan = ({ uuid }: Pick<Upload, 'uuid'>, config: ProductionConfig = {}) =>
  ok(api.POST('/api/productions/plan', { body: { upload_id: uuid, ...config } }));
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

async function uploadDescribed(file: string, announced: Partial<NewUpload> = {}): Promise<Upload> {
  const upload = await api.upload(file, announced);
  await expect.poll(async () => (await read(upload)).source, patiently).not.toBeNull();
  return { ...(await read(upload)), uuid: upload.uuid };
}

type Described = NonNullable<Upload['source']>;
type Kind = {
  make: () => Promise<string>;
  announced?: Partial<NewUpload>;
  config?: ProductionConfig;
  source: Partial<Described>;
  profile: string;
  rules?: string[];
  problems?: string[];
  /** the size of the first rendition, which is not waited for without it */
  size?: [width: number, height: number];
};

const small = { profile: 'simple-hls' } as const;
const turned = async () => studio().turned('turned.mp4', film, 90);

const kinds: [what: string, kind: Kind][] = [
  [
    'a film with pixels twice as wide as high is landscape, as it is displayed',
    {
      make: () => studio().anamorphic('anamorphic.mp4', '960x1080', '2/1'),
      source: {
        width: 1920,
        height: 1080,
        coded_width: 960,
        pixel_aspect_ratio: 2,
        scan_type: 'progressive',
      },
      profile: 'landscape-both-hls',
      rules: ['square-pixels'],
    },
  ],
  [
    'an anamorphic film without a size in the profile keeps its shape',
    {
      make: () => studio().anamorphic('narrow.mp4', '180x120', '8/9'),
      config: small,
      source: { width: 160, height: 120, coded_width: 180 },
      profile: 'simple-hls',
      rules: ['square-pixels'],
      size: [160, 120],
    },
  ],
  [
    'HLG becomes SDR',
    {
      make: () => studio().hdr('hlg.mov', '160x96', 'arib-std-b67'),
      config: small,
      source: { color: 'hlg', container: 'quicktime', tracks: [expect.objectContaining({ type: 'video' })] },
      profile: 'simple-hls',
      rules: ['hlg-to-sdr'],
      problems: ['NO_SOUND'],
      size: [160, 96],
    },
  ],
  [
    'HDR10 becomes SDR',
    {
      make: () => studio().hdr('pq.mp4', '160x96', 'smpte2084'),
      config: small,
      source: { color: 'hdr10' },
      profile: 'simple-hls',
      rules: ['hdr10-to-sdr'],
      problems: ['NO_SOUND'],
      size: [160, 96],
    },
  ],
  [
    'an interlaced film becomes progressive',
    {
      make: () => studio().interlaced('fields.ts', '320x240', 1),
      config: small,
      source: { scan_type: 'interlaced', container: 'mpegts', frame_rate: 25 },
      profile: 'simple-hls',
      rules: ['deinterlace'],
      size: [320, 240],
    },
  ],
  [
    'an odd size is rounded down where the profile has none',
    {
      make: () => studio().odd('uneven.mp4', '161x91', 1),
      config: small,
      source: { width: 161, height: 91 },
      profile: 'simple-hls',
      rules: ['even-size'],
      size: [160, 90],
    },
  ],
  [
    'a turned film is portrait, whatever was announced',
    {
      make: turned,
      announced: { width: 160, height: 90 },
      source: { width: 90, height: 160, coded_width: 160, rotation: 90, rotation_told: 90 },
      profile: 'portrait-hls',
      problems: ['UPSCALED'],
    },
  ],
  [
    'an announced size that cannot be gives way',
    {
      make: async () => film,
      announced: { width: 1, height: 16_384 },
      config: { profile: 'simple-hls' },
      source: { width: 160, height: 90 },
      profile: 'simple-hls',
      size: [160, 90],
    },
  ],
];

describe('what a source is decides what is rendered:', () => {
  it.each(kinds)('%s', async (_what, { make, announced, config, source, ...expected }) => {
    const upload = await uploadDescribed(await make(), announced);
    expect(upload).toMatchObject({ width: upload.source?.width, height: upload.source?.height });
    expect(upload.source).toMatchObject({ duration_seconds: expect.closeTo(1, 0), ...source });
    expect(upload.duration_seconds).toBe(1);

    const planned = await plan(upload, config);
    expect(planned.profile).toBe(expected.profile);
    expect(planned.rules.map(({ name }) => name)).toEqual(expected.rules ?? []);
    if (expected.profile === 'simple-hls') expect(codes(planned)).toEqual(expected.problems ?? []);
    else expect(codes(planned)).toEqual(expect.arrayContaining(expected.problems ?? []));

    const { ulid } = await api.produce(upload, config);
    const production = () => ok(api.GET('/api/productions/{id}', at(ulid)));
    await expect.poll(async () => (await production()).settings_hash, patiently).toBe(planned.settings_hash);
    expect((await production()).profile).toBe(planned.profile);
    if (!expected.size) return void (await api.POST('/api/productions/{id}/cancel', at(ulid)));
    const { outputs } = await api.waitFor(ulid, 'completed');
    const rendition = outputs?.[0]?.renditions[0];
    expect([rendition?.width, rendition?.height]).toEqual(expected.size);
    const url = rendition?.playlist_url ?? '';
    const video = (await ffprobe(url)).streams.find(({ codec_type }) => codec_type === 'video');
    expect(['1:1', undefined]).toContain(video?.sample_aspect_ratio);
    expect(['bt709', undefined]).toContain(video?.color_transfer);
    // Of the 25 frames, nearly all are combed without the rule; the encoder alone makes a few look so.
    if (source.scan_type === 'interlaced') expect(await countCombedFrames(url)).toBeLessThan(6);
  });
});

it('a browser’s recording has no length, and the feed tells that of the rendition', async () => {
  const webm = await studio().webm('browser.webm', '160x90', 1);
  const upload = await uploadDescribed(await studio().recording('recording.webm', webm));
  expect([upload.duration_seconds, upload.source?.duration_seconds]).toEqual([null, null]);
  const { ulid } = await api.waitFor((await api.produce(upload, small)).ulid, 'completed');
  const space = await ok(api.POST('/api/spaces', { body: { type: 'channel', name: 'Live', slug: 'live' } }));
  await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: space.id } }));
  const { items } = await ok(api.GET('/api/spaces/{id}/feed', at(space.id)));
  expect(items).toMatchObject([{ production_ulid: ulid, duration_seconds: 1 }]);
});

describe('MediaConvert’s answer, which comes from outside,', () => {
  const answer = (pattern: string, replacement: string) =>
    service.aws.setFaults({ rewrite: { Probe: { pattern, replacement } } });

  it('that tells of a turn in a container that is not turned makes no portrait film', async () => {
    await answer('"width":160,', '"rotation":90,"width":160,');
    const mkv = await uploadDescribed(await studio().film('turned.mkv', '160x90', 1));
    expect(mkv).toMatchObject({ width: 160, height: 90, source: { rotation: 0, rotation_told: 90 } });
    const planned = await plan(mkv);
    expect(planned.profile).toBe('landscape-both-hls');
    expect(codes(planned)).toContain('NOT_TURNED');
  });

  it('that lists cover art first describes the film', async () => {
    const cover = {
      index: 9,
      trackType: 'video',
      codec: 'MJPEG',
      videoProperties: { width: 600, height: 900, frameRate: { numerator: 90_000, denominator: 1 } },
    };
    await answer('"tracks":\\[', `"tracks":[${JSON.stringify(cover)},`);
    const upload = await uploadDescribed(film);
    expect(upload).toMatchObject({ width: 160, height: 90 });
    expect(upload.source?.tracks).toHaveLength(3);
  });

  it('is stored as far as it can be true', async () => {
    await answer('"duration":[\\d.]+|"frameRate":\\{[^}]*\\}', '"duration":-1,"frameRate":{"numerator":0}');
    const upload = await uploadDescribed(film);
    expect(upload).toMatchObject({
      width: 160,
      duration_seconds: null,
      source: { duration_seconds: null, frame_rate: null },
    });
  });

  type Video = Record<string, unknown>;
  const tells = (video: Video, container = {}) =>
    JSON.stringify({
      probeResults: [
        {
          container: {
            format: 'mp4',
            tracks: [
              { trackType: 'video', codec: 'AVC', videoProperties: { width: 64, height: 64, ...video } },
            ],
            ...container,
          },
        },
      ],
    });
  const fraction = (numerator: number, denominator = 1) => ({ numerator, denominator });
  const silence = { trackType: 'audio', codec: 'AAC', duration: 7.25 };

  it.each<[what: string, answer: string, source: Partial<Described>]>([
    [
      'of the shape of pixels in the stream alone',
      tells({ codecMetadata: { sampleAspectRatio: fraction(3, 2) } }),
      { pixel_aspect_ratio: 1.5, width: 96 },
    ],
    [
      'of the shape of the picture alone',
      tells({ displayAspectRatio: fraction(2) }),
      { pixel_aspect_ratio: 2, width: 128 },
    ],
    [
      'of two shapes, takes that of the container',
      tells({ sampleAspectRatio: fraction(2), codecMetadata: { sampleAspectRatio: fraction(1) } }),
      { width: 128 },
    ],
    [
      'of pixels that nobody has',
      tells({ sampleAspectRatio: fraction(1_000) }),
      { pixel_aspect_ratio: 1, width: 64 },
    ],
    [
      'of HDR in the stream alone',
      tells({
        transferCharacteristics: 'UNSPECIFIED',
        codecMetadata: { transferCharacteristics: 'SMPTE_2084' },
      }),
      { color: 'hdr10' },
    ],
    [
      'of an order of fields',
      tells({ codecMetadata: { fieldOrder: 'BottomFieldFirst' } }),
      { scan_type: 'interlaced' },
    ],
    [
      'of a scan in capitals',
      tells({ codecMetadata: { scanType: 'PROGRESSIVE' } }),
      { scan_type: 'progressive' },
    ],
    ['of no scan', tells({}), { scan_type: null, frame_rate: null, frame_rate_varies: null }],
    [
      'of two rates',
      tells({ frameRate: fraction(179, 10), codecMetadata: { codedFrameRate: fraction(30) } }),
      { frame_rate: 17.9, frame_rate_varies: true },
    ],
    [
      'of frames and of fields',
      tells({ frameRate: fraction(25), codecMetadata: { codedFrameRate: fraction(50) } }),
      { frame_rate: 25, frame_rate_varies: false },
    ],
    ['of a turn the other way round', tells({ rotation: -90 }), { rotation: 270, rotation_told: 270 }],
    [
      'of the length of a track alone',
      tells(
        {},
        {
          tracks: [
            { trackType: 'video', videoProperties: { width: 64, height: 64, frameRate: fraction(25) } },
            silence,
          ],
        },
      ),
      { duration_seconds: 7.25, width: 64 },
    ],
    [
      'of a thousand tracks',
      tells({}, { tracks: Array(1_000).fill(silence) }),
      { width: null, tracks: expect.objectContaining({ length: 64 }) },
    ],
    [
      'of a format that nobody knows',
      tells({ rotation: 90 }, { format: 'x'.repeat(1_000) }),
      { container: null, rotation: 0 },
    ],
  ])('that tells %s', async (_what, told, source) => {
    await answer('^.*$', told);
    const upload = await uploadDescribed(film);
    expect(upload.source).toMatchObject(source);
    expect(upload.width).toBe(upload.source?.width);
  });

  it.each([
    ['has a picture of no size', '"width":160', '"width":1e99'],
    ['has no track', '"tracks":\\[.*?\\]\\}(?=,"metadata)', '"tracks":[]}'],
    ['describes nothing', '"container"', '"other"'],
  ])('that %s leaves what was announced, and the plan says so', async (_what, pattern, replacement) => {
    await answer(pattern, replacement);
    const upload = await api.upload(film, { width: 1920, height: 1080 });
    await expect.poll(async () => codes(await plan(upload)), patiently).toEqual(['PROBE_ODD']);
    expect(await read(upload)).toMatchObject({ width: 1920, height: 1080, source: null });
  });
});

describe('when MediaConvert does not describe a source', () => {
  it.each([
    ['its right is missing', 'PROBE_REFUSED', 403, 'AccessDeniedException', /grant mediaconvert:Probe/],
    ['there is no such operation', 'PROBE_MISSING', 404, 'UnknownOperationException', /has no Probe/],
    ['it declines the file', 'PROBE_DECLINED', 422, 'UnprocessableEntityException', /cannot read the file/],
  ])(
    'because %s, plan and timeline say so, and the render goes on',
    async (_why, code, status, name, said) => {
      await service.aws.setFaults({ error: { Probe: { status, code: name, message: 'arn:aws:iam::123' } } });
      const upload = await api.upload(film);
      await expect.poll(async () => codes(await plan(upload, small)), patiently).toEqual([code]);
      expect((await plan(upload, small)).problems[0]?.message).toMatch(said);

      const { ulid } = await api.waitFor((await api.produce(upload, small)).ulid, 'completed');
      const { items } = await ok(api.GET('/api/productions/{id}/timeline', at(ulid)));
      expect(items.find(({ event }) => event === 'intended')?.detail).toEqual({
        source_problem: { code, message: expect.stringMatching(said) },
      });

      await service.aws.setFaults({});
      await expect.poll(async () => codes(await plan(upload, small)), patiently).toEqual([]);
      expect(await read(upload)).toMatchObject({ width: 160, height: 90 });
    },
  );

  it('a plan asked for at once says what it cannot know', async () => {
    await service.aws.setFaults({ hold: ['Probe'] });
    const upload = await api.upload(film);
    const sized = await api.upload(film, {
      width: 160,
      height: 90,
    });
    expect([codes(await plan(upload)), codes(await plan(sized))]).toEqual([
      ['SIZE_UNKNOWN'],
      ['SOURCE_UNKNOWN'],
    ]);
    await service.aws.setFaults({});
    await expect.poll(async () => codes(await plan(upload, small)), patiently).toEqual([]);
  });
});

it('an upload of the older system is described when a plan or a render needs it, once', async () => {
  const [planned, rendered] = [await uploadDescribed(film), await uploadDescribed(film)];
  const never = { source: null, source_asked_at: null };
  for (const { id } of [planned, rendered])
    await updateRow(service.db, 'uploads', id, { ...never, width: 90, height: 160, duration_seconds: 0 });
  const asked = (await service.aws.calls('Probe')).length;
  await api.waitFor((await api.produce(rendered, small)).ulid, 'completed');
  await plan(planned);
  for (const upload of [planned, rendered]) {
    await expect
      .poll(() => read(upload), patiently)
      .toMatchObject({
        width: 160,
        height: 90,
        duration_seconds: 1,
        source: { width: 160 },
      });
    await api.waitFor((await api.produce(upload, small)).ulid, 'completed');
  }
  expect(await service.aws.calls('Probe')).toHaveLength(asked + 2);
});

it('plans ask about a source no more often than a worker will', async () => {
  const upload = await uploadDescribed(film);
  const asked = { source: null, source_asked_at: '2037-01-01 00:00:00' };
  await updateRow(service.db, 'uploads', upload.id, asked);
  const calls = (await service.aws.calls('Probe')).length;
  for (let time = 0; time < 5; time += 1) expect(codes(await plan(upload))).toEqual(['SOURCE_UNKNOWN']);
  const jobs = service.deps.queues.describe;
  await expect.poll(() => jobs.getJobCountByTypes('waiting', 'active', 'delayed'), patiently).toBe(0);
  expect(await service.aws.calls('Probe')).toHaveLength(calls);
});

it('the first render describes a source when Redis has lost the job that would have', async () => {
  await service.aws.setFaults({ error: { Probe: { status: 503, code: 'ServiceUnavailable' } } });
  const upload = await api.upload(film);
  await service.aws.waitForCalls('Probe', 1);
  await service.deps.queues.describe.obliterate({ force: true });
  await service.aws.setFaults({});
  await api.waitFor((await api.produce(upload, small)).ulid, 'completed');
  expect((await read(upload)).source).toMatchObject({ width: 160, height: 90 });
});

it('a render waits for an answer about its source, unless MediaConvert answers about others only', async () => {
  await service.aws.setFaults({ error: { Probe: { status: 503, code: 'ServiceUnavailable' } } });
  const upload = await api.upload(film, { width: 160, height: 90 });
  // From here on, nobody but the render asks.
  await service.deps.queues.describe.obliterate({ force: true });
  const { ulid } = await api.produce(upload, small);
  const production = () => ok(api.GET('/api/productions/{id}', at(ulid)));
  const timeline = async () => (await ok(api.GET('/api/productions/{id}/timeline', at(ulid)))).items;
  await expect.poll(async () => (await production()).blocked_reason, patiently).toMatch(/^unknown: /);
  const asked = (await service.aws.calls('Probe')).length;
  await service.aws.waitForCalls('Probe', asked + 3);
  expect((await timeline()).map(({ event }) => event)).not.toContain('intended');

  await addUpload(service.db, api.user.id);
  await api.waitFor(ulid, 'completed');
  expect((await timeline()).find(({ event }) => event === 'intended')?.detail).toEqual({
    source_problem: {
      code: 'PROBE_UNANSWERED',
      message: expect.stringMatching(/^MediaConvert gives no answer/),
    },
  });
  expect(await read(upload)).toMatchObject({ source: null, source_problem: null });
});

it('a call that was made before a source was described is searched for, and not made again with other settings', async () => {
  const upload = await uploadDescribed(film);
  const whose = { uploadId: upload.id, userId: api.user.id };
  const row = await insertProduction(service.db, { ulid: newUlid(), ...whose, name: null, config: small });
  const before = { previous: null, profile: 'simple-hls', settingsHash: '0'.repeat(64) };
  await tryRecordIntent(service.db, row, before);
  const job = { production_ulid: row.ulid, attempt: 1 };
  await enqueue(service.deps.queues, 'render', job, { deadlineMs: 60_000 });
  await service.aws.waitForCalls('SearchJobs', 1);
  const production = () => ok(api.GET('/api/productions/{id}', at(row.ulid)));
  await expect.poll(async () => (await production()).blocked_reason, patiently).toMatch(/^unsettled/);
  const sent = (await service.aws.calls('CreateJob')).map(({ body }) => JSON.stringify(body));
  expect(sent.filter((body) => body.includes(row.ulid))).toEqual([]);
});

it('what is known of a source is never replaced, neither by another answer nor by why there is none', async () => {
  const upload = await uploadDescribed(film);
  if (!upload.source) throw new Error('not described');
  const seen = await findUpload(service.db, { id: upload.id });
  if (!seen) throw new Error('no such upload');
  await noteSourceProblem(service.db, seen, { code: 'PROBE_ODD', message: 'x' });
  expect(await tryStoreSource(service.db, seen, { ...upload.source, width: 1 })).toBe(false);
  const row = await findUpload(service.db, { id: upload.id });
  expect(row).toMatchObject({ source: upload.source, source_problem: null, width: 160 });
});

describe('a file that is accepted in the place of another', () => {
  const jobs = () => service.deps.queues.describe.getJobCountByTypes('waiting', 'active', 'delayed');

  it('is described at once, and nothing is left of what was told of the other', async () => {
    const upload = await uploadDescribed(film);
    const other = {
      source: JSON.stringify({ ...upload.source, width: 90, height: 160 }),
      duration_seconds: 99,
    };
    const asked = { source_asked_at: '2037-01-01 00:00:00', etag: '7d9f1d8f-2' };
    await updateRow(service.db, 'uploads', upload.id, { ...other, ...asked, width: 90, height: 160 });
    await service.aws.setFaults({
      rewrite: { Probe: { pattern: '"duration":[\\d.]+', replacement: '"x":1' } },
    });
    await ok(api.POST('/api/uploads/{id}/complete', at(upload.uuid)));
    await expect
      .poll(() => read(upload), patiently)
      .toMatchObject({ width: 160, height: 90, source: { width: 160 }, duration_seconds: null });
  });

  it('is asked about anew, and gets nothing that was told of the other', async () => {
    await service.aws.setFaults({ hold: ['Probe'] });
    const calls = (await service.aws.calls('Probe')).length;
    const upload = await api.upload(film);
    await service.aws.waitForCalls('Probe', calls + 1);
    const seen = await findUpload(service.db, { id: upload.id });
    if (!seen) throw new Error('no such upload');
    expect(await tryReplaceEtag(service.db, upload.id, { from: seen.etag, to: '7d9f1d8f-2' })).toBe(true);
    await service.aws.setFaults({});
    await expect.poll(jobs, patiently).toBe(0);
    expect(await service.aws.calls('Probe')).toHaveLength(calls + 2);
    await noteSourceProblem(service.db, seen, { code: 'PROBE_REFUSED', message: 'x' });
    // Here the file itself is still the other one.
    expect(await findUpload(service.db, { id: upload.id })).toMatchObject({
      source: null,
      source_problem: { code: 'PROBE_ODD', message: expect.stringContaining('not the one') },
    });
  });
});

it.each(['"text"', '5', '[]', '{}', '{"tracks":[null]}'])(
  'a row whose source is %s is planned, and rendered, as one that nobody has described',
  async (source) => {
    const upload = await uploadDescribed(film);
    await updateRow(service.db, 'uploads', upload.id, { source });
    expect(codes(await plan(upload, small))).toEqual(['SOURCE_UNKNOWN']);
    await api.waitFor((await api.produce(upload, small)).ulid, 'completed');
    expect((await ok(api.GET('/api/uploads'))).items.length).toBeGreaterThan(0);
  },
);
