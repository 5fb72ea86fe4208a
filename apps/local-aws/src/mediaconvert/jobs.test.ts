import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { patience } from '../testing/start-local-aws.ts';
import { cmafGroup, hlsRequest } from './testing/job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

let server: TestMediaConvert;
afterEach(() => server.close());

async function startInstant(overrides: Parameters<typeof startMediaConvert>[0] = {}) {
  server = await startMediaConvert({
    engine: 'instant',
    instantQueueMs: 0,
    instantRenderMs: 20,
    ...overrides,
  });
  await server.upload('video.mp4', 'anything');
  return server;
}

/** A job with these settings does not end within a test. */
const endless = { instantRenderMs: 600_000 };

describe('the life of a job', () => {
  it('is answered as submitted and ends complete, with its outputs under their names', async () => {
    const { createJob, waitForEnd, keys } = await startInstant({ instantQueueMs: 50 });
    const [job] = await createJob(
      hlsRequest('video.mp4', { UserMetadata: { ulid: '01A' }, ClientRequestToken: 'token-1' }),
    );
    expect(job).toMatchObject({
      Status: 'SUBMITTED',
      UserMetadata: { ulid: '01A' },
      ClientRequestToken: 'token-1',
      Timing: { SubmitTime: expect.any(Date) },
    });
    expect(job?.Id).toMatch(/^\d{13}-[a-z0-9]{6}$/);
    expect(job?.Arn).toBe(`arn:aws:mediaconvert:us-east-1:000000000000:jobs/${job?.Id}`);

    const ended = await waitForEnd(job?.Id);
    expect(ended).toMatchObject({
      Status: 'COMPLETE',
      JobPercentComplete: 100,
      ClientRequestToken: 'token-1',
      Settings: hlsRequest('video.mp4').Settings,
      Timing: { StartTime: expect.any(Date), FinishTime: expect.any(Date) },
    });
    expect(ended.OutputGroupDetails?.[0]?.OutputDetails?.[1]).toEqual({
      DurationInMs: 1_000,
      VideoDetails: { WidthInPx: 320, HeightInPx: 180 },
    });
    expect(await keys()).toEqual([
      'renders/video.m3u8',
      'renders/video180p.m3u8',
      'renders/video180p_00001.ts',
      'renders/video360p.m3u8',
      'renders/video360p_00001.ts',
      'renders/video_poster.0000000.jpg',
    ]);
  });

  it('writes below a bucket that is a destination by itself', async () => {
    const { createJob, waitForEnd, keys } = await startInstant();
    const request = hlsRequest('video.mp4');
    const settings = request.Settings?.OutputGroups?.[0]?.OutputGroupSettings?.HlsGroupSettings;
    Object.assign(settings ?? {}, { Destination: 's3://stream/' });
    const [job] = await createJob(request);
    expect(await waitForEnd(job?.Id)).toMatchObject({ Status: 'COMPLETE' });
    expect(await keys()).toContain('video360p.m3u8');
  });

  it('names all files of a CMAF group, whether segmented or single', async () => {
    const { createJob, waitForEnd, keys, read } = await startInstant();
    const request = hlsRequest('video.mp4');
    const single = cmafGroup({ Destination: 's3://stream/single/', SegmentControl: 'SINGLE_FILE' });
    request.Settings?.OutputGroups?.splice(0, 2, cmafGroup(), single);
    const [job] = await createJob(request);
    const ended = await waitForEnd(job?.Id);
    expect(ended).toMatchObject({ Status: 'COMPLETE' });
    expect(ended.OutputGroupDetails?.[0]?.OutputDetails?.slice(1)).toEqual([
      { DurationInMs: 1_000, VideoDetails: { WidthInPx: 320, HeightInPx: 180 } },
      { DurationInMs: 1_000 },
    ]);
    expect(await keys()).toEqual([
      ...['cmaf/film.m3u8', 'cmaf/film.mpd'],
      ...['cmaf/film_180p.m3u8', 'cmaf/film_180p_000000001.cmfv', 'cmaf/film_180pinit.cmfv'],
      ...['cmaf/film_360p.m3u8', 'cmaf/film_360p_000000001.cmfv', 'cmaf/film_360pinit.cmfv'],
      ...['cmaf/film_audio.m3u8', 'cmaf/film_audio_000000001.cmfa', 'cmaf/film_audioinit.cmfa'],
      ...['single/video.m3u8', 'single/video.mpd', 'single/video_180p.cmfv', 'single/video_180p.m3u8'],
      ...['single/video_360p.cmfv', 'single/video_360p.m3u8'],
      ...['single/video_audio.cmfa', 'single/video_audio.m3u8'],
    ]);
    expect(String(await read('single/video.m3u8'))).toContain('URI="video_audio.m3u8"');
  });

  it('renders no more jobs at a time than the queue allows, by priority, then in order of submission', async () => {
    const { client, createJob, getJob, waitForEnd } = await startInstant({ ...endless, concurrentJobs: 1 });
    const [first] = await createJob(hlsRequest('video.mp4'));
    const [low, high, higher] = [
      await createJob(hlsRequest('video.mp4', { Priority: -5 })),
      await createJob(hlsRequest('video.mp4', { Priority: 5 })),
      await createJob(hlsRequest('video.mp4', { Priority: 5 })),
    ].map(([job]) => job);
    const { Queue } = await client.getQueue({ Name: 'Default' });
    expect(Queue).toMatchObject({ Status: 'ACTIVE', SubmittedJobsCount: 3, ProgressingJobsCount: 1 });

    for (const [running, next] of [
      [first, high],
      [high, higher],
      [higher, low],
    ]) {
      await client.cancelJob({ Id: running?.Id });
      await waitForEnd(running?.Id);
      await expect.poll(async () => (await getJob(next?.Id)).Status, patience).toBe('PROGRESSING');
    }
  });

  it('goes on after a restart, whether it was waiting or being rendered', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mediaconvert-restart-'));
    const before = await startInstant({ ...endless, dir, concurrentJobs: 1 });
    const jobs = await before.createJob(hlsRequest('video.mp4'), hlsRequest('video.mp4'));
    await expect
      .poll(
        async () => (await before.client.getQueue({ Name: 'Default' })).Queue?.ProgressingJobsCount,
        patience,
      )
      .toBe(1);
    await before.close();

    const { waitForEnd } = await startInstant({ dir });
    for (const { Id } of jobs) expect((await waitForEnd(Id)).Status).toBe('COMPLETE');
    await rm(dir, { recursive: true });
  });

  it('ends in error 1404 when the input is missing, and 1401 when the output bucket is', async () => {
    const { createJob, waitForEnd } = await startInstant();
    const [missing] = await createJob(hlsRequest('none.mp4'));
    expect(await waitForEnd(missing?.Id)).toMatchObject({ Status: 'ERROR', ErrorCode: 1404 });

    const request = JSON.parse(
      JSON.stringify(hlsRequest('video.mp4')).replaceAll('s3://stream/', 's3://elsewhere/'),
    );
    const [denied] = await createJob(request);
    expect(await waitForEnd(denied?.Id)).toMatchObject({ Status: 'ERROR', ErrorCode: 1401 });
  });
});

describe('the client request token', () => {
  const request = hlsRequest('video.mp4', { ClientRequestToken: 'same' });

  it('gives the original job within its window', async () => {
    const { createJob } = await startInstant();
    const [first] = await createJob(request);
    const [again, sooner] = await createJob(request, request);
    expect([again?.Id, sooner?.Id]).toEqual([first?.Id, first?.Id]);
  });

  it('gives a new job after its window', async () => {
    const { client, createJob } = await startInstant({ tokenWindowMs: 1 });
    const [first] = await createJob(request);
    const again = async () => (await client.createJob(request)).Job?.Id;
    await expect.poll(again, patience).not.toBe(first?.Id);
  });
});

describe('canceling', () => {
  it('ends a waiting and a progressing job, and conflicts with one that has ended', async () => {
    const { client, createJob, getJob } = await startInstant({ ...endless, concurrentJobs: 1 });
    const jobs = await createJob(hlsRequest('video.mp4'), hlsRequest('video.mp4'));
    for (const { Id } of jobs) {
      const { $metadata } = await client.cancelJob({ Id });
      expect($metadata.httpStatusCode).toBe(202);
      expect(await getJob(Id)).toMatchObject({
        Status: 'CANCELED',
        Timing: { FinishTime: expect.any(Date) },
      });
      await expect(client.cancelJob({ Id })).rejects.toMatchObject({ name: 'ConflictException' });
    }
    await expect(client.cancelJob({ Id: '1515368087458-qnoxtd' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('listing', () => {
  it('pages through all jobs once, newest first, twenty at the most', async () => {
    const { client, createJob } = await startInstant(endless);
    const jobs = await createJob(...Array.from({ length: 45 }, () => hlsRequest('video.mp4')));
    const seen: (string | undefined)[] = [];
    const sizes: (number | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.listJobs({ NextToken });
      seen.push(...(page.Jobs ?? []).map(({ Id }) => Id));
      sizes.push(page.Jobs?.length);
      NextToken = page.NextToken;
    } while (NextToken);
    expect(sizes).toEqual([20, 20, 5]);
    expect(seen).toEqual(
      jobs
        .map(({ Id }) => Id)
        .sort()
        .reverse(),
    );
    await expect(client.listJobs({ MaxResults: 21 })).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('goes on behind a job that has left the list meanwhile', async () => {
    const { client, createJob } = await startInstant({ ...endless, concurrentJobs: 4 });
    const jobs = await createJob(...Array.from({ length: 4 }, () => hlsRequest('video.mp4')));
    const ids = jobs
      .map(({ Id }) => Id)
      .sort()
      .reverse();
    const list = async (NextToken?: string) => {
      const page = await client.listJobs({ Status: 'PROGRESSING', MaxResults: 2, NextToken });
      return { ids: page.Jobs?.map(({ Id }) => Id), NextToken: page.NextToken };
    };
    await expect.poll(async () => (await list()).ids, patience).toEqual(ids.slice(0, 2));
    await expect.poll(async () => (await list((await list()).NextToken)).ids, patience).toEqual(ids.slice(2));
    const { NextToken } = await list();
    await client.cancelJob({ Id: ids[1] });
    expect(await list(NextToken)).toEqual({ ids: ids.slice(2), NextToken: undefined });
    await expect(list('bm90IGEgam9i')).rejects.toMatchObject({ name: 'BadRequestException' });
    expect((await client.getQueue({ Name: 'Default' })).Queue).toMatchObject({
      SubmittedJobsCount: 0,
      ProgressingJobsCount: 3,
    });
  });

  it('filters by status, queue and a part of the input', async () => {
    const { client, createJob, upload, waitForEnd } = await startInstant();
    await upload('other/film.mp4', 'anything');
    const [video, film] = await createJob(hlsRequest('video.mp4'), hlsRequest('other/film.mp4'));
    await Promise.all([waitForEnd(video?.Id), waitForEnd(film?.Id)]);
    const found = await client.searchJobs({ InputFile: 'other/', Status: 'COMPLETE', Queue: 'Default' });
    expect(found.Jobs?.map(({ Id }) => Id)).toEqual([film?.Id]);
    expect((await client.listJobs({ Status: 'ERROR' })).Jobs).toEqual([]);
  });

  it('does not show jobs younger than the list lag', async () => {
    const { client, createJob, setFaults } = await startInstant();
    await setFaults({ list_lag_ms: 600_000 });
    const [job] = await createJob(hlsRequest('video.mp4'));
    expect((await client.listJobs({})).Jobs).toEqual([]);
    await setFaults({});
    expect((await client.listJobs({})).Jobs?.map(({ Id }) => Id)).toEqual([job?.Id]);
  });
});

describe('queues', () => {
  it('are named by name or by the ARN of this region and account', async () => {
    const { client, createJob } = await startInstant();
    const arn = 'arn:aws:mediaconvert:us-east-1:000000000000:queues/Default';
    await createJob(hlsRequest('video.mp4', { Queue: arn }));
    for (const Queue of [
      arn.replace('us-east-1', 'eu-west-1'),
      arn.replace('000000000000', '123456789012'),
      'queues/Default',
    ]) {
      await expect(client.createJob(hlsRequest('video.mp4', { Queue }))).rejects.toMatchObject({
        name: 'NotFoundException',
      });
    }
  });
});

describe('everything else', () => {
  it('tells its own address as the endpoint', async () => {
    const { client, endpoint } = await startInstant();
    expect((await client.describeEndpoints({})).Endpoints).toEqual([{ Url: endpoint }]);
  });

  it('says which operation it does not implement', async () => {
    const { client } = await startInstant();
    await expect(client.listPresets({})).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: 'local-aws does not implement GET /2017-08-29/presets',
    });
  });
});
