import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { ffprobe } from '../support/inspect-media.ts';
import { createStudio } from '../support/make-videos.ts';
import { playThrough } from '../support/media.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let api: ApiClient;
const studio = () => createStudio(inject('testDir'));

beforeAll(async () => {
  service = await startService('inputs', { LOCAL_AWS_ENGINE: 'ffmpeg' });
  await service.runWorker();
  api = await service.signUp();
});

type Shape = { size: [width: number, height: number]; profile: string; seconds: number };

const videos: [what: string, make: () => Promise<string>, shape: Shape][] = [
  [
    'a landscape video',
    () => studio().film('landscape.mp4', '640x360', 2),
    { size: [640, 360], profile: 'landscape-both-hls', seconds: 2 },
  ],
  [
    'a portrait phone video with rotation metadata',
    async () => studio().turned('phone.mp4', await studio().film('lying.mp4', '640x360', 1), 90),
    { size: [360, 640], profile: 'portrait-hls', seconds: 1 },
  ],
  [
    'a video without audio',
    () => studio().silent('silent.mp4', '640x360', 1),
    { size: [640, 360], profile: 'landscape-both-hls', seconds: 1 },
  ],
  [
    'a video of odd dimensions',
    () => studio().odd('odd.mp4', '641x361', 1),
    { size: [641, 361], profile: 'landscape-both-hls', seconds: 1 },
  ],
  [
    'a video one second long',
    () => studio().film('second.mp4', '640x360', 1),
    { size: [640, 360], profile: 'landscape-both-hls', seconds: 1 },
  ],
  [
    'a video of variable frame rate',
    () => studio().varyingRate('varying.mp4', '640x360', 1),
    { size: [640, 360], profile: 'landscape-both-hls', seconds: 1 },
  ],
  [
    'a .mov',
    () => studio().film('movie.mov', '360x640', 1),
    { size: [360, 640], profile: 'portrait-hls', seconds: 1 },
  ],
  [
    'a .webm',
    () => studio().webm('web.webm', '640x360', 1),
    { size: [640, 360], profile: 'landscape-both-hls', seconds: 1 },
  ],
];

describe('renders', () => {
  it.each(videos)('%s', async (_what, make, { size, profile, seconds }) => {
    const upload = await api.upload(await make());
    const production = await api.waitFor((await api.produce(upload)).ulid, 'completed');
    expect(production.profile).toBe(profile);
    const { width, height } = await ok(api.GET('/api/uploads/{id}', at(upload.uuid)));
    expect([width, height]).toEqual(size);
    if (!production.outputs?.length) throw new Error('no outputs');
    for (const { playlist_url, poster_url, orientation, renditions } of production.outputs) {
      expect((await ffprobe(playlist_url)).streams.some((stream) => stream.codec_type === 'audio')).toBe(
        true,
      );
      for (const rendition of renditions)
        expect(Math.abs((await playThrough(rendition.playlist_url)) - seconds)).toBeLessThan(0.2);
      const [poster] = (await ffprobe(poster_url ?? '')).streams;
      expect(Number(poster?.height) > Number(poster?.width) ? 'portrait' : 'landscape').toBe(orientation);
    }
  });
});

describe("fails, with MediaConvert's code and message,", () => {
  const broken: [what: string, make: () => Promise<string>][] = [
    ['a truncated video', async () => studio().cut(await studio().film('cut.mov', '640x360', 2), 0.5)],
    [
      'a file that is no video',
      async () => {
        const file = join(inject('testDir'), 'text.mp4');
        await writeFile(file, 'These are words, not pictures.\n'.repeat(1_000));
        return file;
      },
    ],
  ];

  it.each(broken)('%s', async (_what, make) => {
    const { ulid } = await api.produce(await api.upload(await make()));
    const { error } = await api.waitFor(ulid, 'failed');
    expect(error?.code).toMatch(/^\d{4}$/);
    expect(error?.message).toMatch(/\w+ \w+/);

    const job = await service.boardJob(ulid);
    expect(job.failedReason).toContain(`${error?.code}: ${error?.message} [source, not retryable] `);
  });
});
