import { readFile } from 'node:fs/promises';
import { findProduction } from '@bacs/db/productions';
import { repositoryRoot } from '@bacs/stack';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient, Production, Upload } from '../support/api-client.ts';
import { ffprobe } from '../support/inspect-media.ts';
import { createStudio } from '../support/make-videos.ts';
import { playThrough } from '../support/media.ts';
import { outputKeys } from '../support/objects.ts';
import { type Service, startService } from '../support/service.ts';

const seconds = 3;
let service: Service;
let api: ApiClient;
let upload: Upload;
let landscape: Rendered;
let portrait: Rendered;

beforeAll(async () => {
  service = await startService('first_render', { LOCAL_AWS_ENGINE: 'ffmpeg' });
  await service.runWorker();
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('first.mp4', '640x360', seconds));
  [landscape, portrait] = await Promise.all([
    api.produce(upload).then(untilRendered),
    api.produce(upload, { profile: 'portrait-hls' }).then(untilRendered),
  ]);
});

type Rendered = Production & { output_prefix: string; outputs: NonNullable<Production['outputs']> };

async function untilRendered({ ulid }: Production): Promise<Rendered> {
  const production = await api.waitFor(ulid, 'completed');
  const { output_prefix, outputs } = production;
  if (output_prefix === null || outputs === null) throw new Error(`${ulid} has no outputs`);
  return { ...production, output_prefix, outputs };
}

const prefixOf = (ulid: string, orientation: string) => {
  const [year, month, day] = (upload.created_at ?? '').slice(0, 10).split('-');
  return `${year}-${month}/${day}/${upload.uuid}/${ulid}/${orientation}/`;
};

describe('two productions of one upload', () => {
  it('write below prefixes of their own, and nowhere else', async () => {
    expect(landscape.output_prefix).toBe(prefixOf(landscape.ulid, 'landscape'));
    expect(portrait.output_prefix).toBe(prefixOf(portrait.ulid, 'portrait'));
    const allowed = [
      prefixOf(landscape.ulid, 'landscape'),
      prefixOf(landscape.ulid, 'portrait'),
      prefixOf(portrait.ulid, 'portrait'),
    ];
    const keys = await outputKeys(service.s3);
    expect(keys.filter((key) => !allowed.some((prefix) => key.startsWith(prefix)))).toEqual([]);
    for (const prefix of allowed) expect(keys.some((key) => key.startsWith(prefix))).toBe(true);
  });

  it('use the names that players were told of', async () => {
    const keys = await outputKeys(service.s3, portrait.output_prefix);
    const names = keys.map((key) => key.slice(portrait.output_prefix.length));
    expect(names).toEqual(
      ['1080p', '540p', '720p']
        .flatMap((rendition) => [`video${rendition}.m3u8`, `video${rendition}_00001.ts`])
        .concat('video.m3u8', 'video_poster.0000000.jpg')
        .sort(),
    );
  });

  it('store job, prefix and profile on the row, and the size that was probed on the upload', async () => {
    expect(await findProduction(service.db, { ulid: landscape.ulid })).toMatchObject({
      status: 'completed',
      output_prefix: landscape.output_prefix,
      profile: 'landscape-both-hls',
      mediaconvert_job_id: expect.stringMatching(/^\d{13}-[a-z0-9]{6}$/),
    });
    expect(await ok(api.GET('/api/uploads/{id}', at(upload.uuid)))).toMatchObject({
      width: 640,
      height: 360,
      duration_seconds: seconds,
      status: 'uploaded',
    });
  });

  it('send MediaConvert the golden settings with their own tokens', async () => {
    const calls = await service.aws.waitForCalls('CreateJob', 2);
    for (const [production, golden] of [
      [landscape, 'landscape-both-hls'],
      [portrait, 'portrait-hls'],
    ] as const) {
      const body = calls
        .map((call) => call.body as WireJob)
        .find((job) => job.clientRequestToken === production.ulid);
      expect(body?.userMetadata).toEqual({ production_ulid: production.ulid });
      const file = `${repositoryRoot}/packages/mc-profiles/src/golden/${golden}.golden.json`;
      const expected: GoldenSettings = JSON.parse(await readFile(file, 'utf8'));
      expect(withoutCasing(body?.settings)).toEqual(withoutCasing(fillLike(expected, production.ulid)));
    }
  });

  it('are in the space feed and the global feed, each with its own output', async () => {
    const first = { type: 'channel', name: 'First', slug: 'first' } as const;
    const space = await ok(api.POST('/api/spaces', { body: first }));
    for (const { ulid } of [landscape, portrait]) {
      const body = { space_id: space.id };
      await ok(api.POST('/api/productions/{id}/publications', { ...at(ulid), body }));
    }
    const expected = [portrait, landscape].map(({ ulid, output_prefix }) => ({
      production_ulid: ulid,
      output_prefix,
    }));
    expect((await ok(api.GET('/api/spaces/{id}/feed', at(space.id)))).items).toMatchObject(expected);
    expect((await ok(api.GET('/api/feed'))).items).toMatchObject(expected);
  });
});

describe('the outputs', () => {
  it('play from the master playlist, every variant as long as the source', async () => {
    const groups = [...landscape.outputs, ...portrait.outputs];
    expect(groups.map(({ orientation }) => orientation)).toEqual(['landscape', 'portrait', 'portrait']);
    for (const { playlist_url, renditions } of groups) {
      expect((await ffprobe(playlist_url)).format.format_name).toBe('hls');
      for (const rendition of renditions) {
        expect(Math.abs((await playThrough(rendition.playlist_url)) - seconds)).toBeLessThan(0.2);
        expect(Math.abs(Number(rendition.duration_seconds) - seconds)).toBeLessThan(0.2);
        const { streams } = await ffprobe(rendition.playlist_url);
        const video = streams.find((stream) => stream.codec_type === 'video');
        expect([video?.width, video?.height]).toEqual([rendition.width, rendition.height]);
        expect(streams.some((stream) => stream.codec_name === 'aac')).toBe(true);
      }
    }
  });

  it('have posters in the right orientation', async () => {
    for (const [group, size] of [
      [landscape.outputs[0], [1280, 720]],
      [landscape.outputs[1], [720, 1280]],
      [portrait.outputs[0], [720, 1280]],
    ] as const) {
      const poster = group?.poster_url ?? '';
      const answer = await fetch(poster);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      expect([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
      const [picture] = (await ffprobe(poster)).streams;
      expect([picture?.codec_name, picture?.width, picture?.height]).toEqual(['mjpeg', ...size]);
    }
  });

  it('are served to pages of another origin at base URL + output_prefix + video.m3u8', async () => {
    const base = `${service.aws.url}/bacs-mc-public-stream/`;
    const headers = { origin: 'https://player.example.com' };
    const answer = await fetch(`${base}${landscape.output_prefix}video.m3u8`, { headers });
    expect(answer.status).toBe(200);
    expect(['*', headers.origin]).toContain(answer.headers.get('access-control-allow-origin'));
    expect(await answer.text()).toContain('#EXTM3U');
    expect(`${base}${landscape.output_prefix}video.m3u8`).toBe(landscape.outputs[0]?.playlist_url);
  });

  it('are public, the upload is not', async () => {
    const key = `uploads/${landscape.output_prefix.split('/').slice(0, 3).join('/')}/video.mp4`;
    expect((await fetch(`${service.aws.url}/bacs-mc-uploads/${key}`)).status).toBe(403);
    expect((await fetch(`${service.aws.url}/bacs-mc-public-stream/?list-type=2`)).status).toBe(403);
  });
});

type WireJob = { clientRequestToken: string; userMetadata: Record<string, string>; settings: GoldenSettings };
type GoldenSettings = { [member: string]: unknown };

/** The golden settings have invented token values; this fills in those of the production. */
function fillLike(golden: GoldenSettings, ulid: string): GoldenSettings {
  const root = prefixOf(ulid, 'x').replace('x/', '');
  const text = JSON.stringify(golden)
    .replaceAll(/s3:\/\/[^"]+?\/(landscape|portrait)\//g, `s3://bacs-mc-public-stream/${root}$1/`)
    .replaceAll(
      /s3:\/\/[^"]+\.mp4/g,
      `s3://bacs-mc-uploads/uploads/${root.split('/').slice(0, 3).join('/')}/video.mp4`,
    );
  return JSON.parse(text);
}

/** Members are in lowerCamelCase on the wire. */
function withoutCasing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCasing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name.toLowerCase(), withoutCasing(each)]),
  );
}
