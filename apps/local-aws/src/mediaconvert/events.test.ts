import { SQS } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { patience } from '../testing/start-local-aws.ts';
import { cmafGroup, hlsRequest } from './testing/job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from './testing/start-mediaconvert.ts';

type MediaConvertEvent = {
  id: string;
  detail: { jobId: string; status: string; jobProgress?: { jobPercentComplete: number } };
};

let server: TestMediaConvert;
let sqs: SQS;
afterEach(async () => {
  sqs.destroy();
  await server.close();
});

async function start(overrides: Parameters<typeof startMediaConvert>[0] = {}) {
  server = await startMediaConvert({ instantQueueMs: 0, instantRenderMs: 60, ...overrides });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
  sqs = new SQS({ endpoint: server.endpoint, region: 'us-east-1', credentials });
  await server.upload('video.mp4', 'anything');
  return server;
}

/** Receives events, in the order of their delivery, until the last is as wanted. */
async function receiveUntil(isLast: (event: MediaConvertEvent, count: number) => boolean) {
  const QueueUrl = `${server.endpoint}/000000000000/mediaconvert-events`;
  const events: MediaConvertEvent[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    if (Messages.length === 0) throw new Error(`No event arrived after ${JSON.stringify(events)}`);
    for (const { Body = '' } of Messages) events.push(JSON.parse(Body));
    const last = events.at(-1);
    if (last && isLast(last, events.length)) return events;
  }
}

const isEnd = ({ detail }: MediaConvertEvent) => ['COMPLETE', 'ERROR', 'CANCELED'].includes(detail.status);
const statusesOf = (events: MediaConvertEvent[]) => events.map(({ detail }) => detail.status);

describe('events', () => {
  it('tell of a job from its begin to its end, with the paths of its outputs', async () => {
    const { createJob, getJob } = await start();
    const request = hlsRequest('video.mp4', { UserMetadata: { production_ulid: '01A' } });
    request.Settings?.OutputGroups?.push(cmafGroup());
    const [created] = await createJob(request);
    const events = await receiveUntil(isEnd);
    const statuses = statusesOf(events);
    expect([...new Set(statuses)]).toEqual(['PROGRESSING', 'INPUT_INFORMATION', 'STATUS_UPDATE', 'COMPLETE']);
    expect(statuses.filter((status) => status !== 'STATUS_UPDATE')).toHaveLength(3);

    const envelope = {
      version: '0',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      'detail-type': 'MediaConvert Job State Change',
      source: 'aws.mediaconvert',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'us-east-1',
      resources: [created?.Arn],
    };
    const basics = {
      timestamp: expect.closeTo(Date.now(), -5),
      accountId: '000000000000',
      queue: 'arn:aws:mediaconvert:us-east-1:000000000000:queues/Default',
      jobId: created?.Id,
      userMetadata: { production_ulid: '01A' },
    };
    expect(events[0]).toEqual({ ...envelope, detail: { ...basics, status: 'PROGRESSING' } });
    expect(events.find(({ detail }) => detail.status === 'STATUS_UPDATE')?.detail).toEqual({
      ...basics,
      status: 'STATUS_UPDATE',
      framesDecoded: 0,
      jobProgress: {
        phaseProgress: {
          PROBING: { status: 'COMPLETE', percentComplete: 100 },
          TRANSCODING: { status: 'PROGRESSING', percentComplete: expect.any(Number) },
          UPLOADING: { status: 'PENDING', percentComplete: 0 },
        },
        jobPercentComplete: expect.any(Number),
        currentPhase: 'TRANSCODING',
        retryCount: 0,
      },
    });
    const size = (widthInPx: number, heightInPx: number) => ({
      durationInMs: 1_000,
      videoDetails: { widthInPx, heightInPx },
    });
    const file = (name: string) => ({ outputFilePaths: [`s3://stream/renders/video${name}`] });
    expect(events.at(-1)?.detail).toEqual({
      ...basics,
      status: 'COMPLETE',
      paddingInserted: 0,
      blackVideoDetected: 0,
      outputGroupDetails: [
        {
          type: 'HLS_GROUP',
          playlistFilePaths: ['s3://stream/renders/video.m3u8'],
          outputDetails: [
            { ...file('360p.m3u8'), ...size(640, 360) },
            { ...file('180p.m3u8'), ...size(320, 180) },
          ],
        },
        { type: 'FILE_GROUP', outputDetails: [{ ...file('_poster.0000000.jpg'), ...size(640, 360) }] },
        {
          type: 'CMAF_GROUP',
          playlistFilePaths: ['s3://stream/cmaf/film.mpd', 's3://stream/cmaf/film.m3u8'],
          outputDetails: [size(640, 360), size(320, 180), { durationInMs: 1_000 }],
        },
      ],
    });
    expect((await getJob(created?.Id)).Status).toBe('COMPLETE');
  });

  it('tell why a job has failed', async () => {
    const { createJob } = await start();
    await createJob(hlsRequest('none.mp4'));
    const events = await receiveUntil(isEnd);
    expect(statusesOf(events)).toEqual(['PROGRESSING', 'ERROR']);
    expect(events[1]?.detail).toMatchObject({
      errorCode: 1404,
      errorMessage: expect.stringContaining('Unable to open input file [s3://uploads/none.mp4]'),
    });
  });

  it('tell that a running job was canceled, and say nothing of one that only waited', async () => {
    const { client, createJob, getJob, setFaults } = await start({
      instantRenderMs: 600_000,
      concurrentJobs: 1,
    });
    const [running] = await createJob(hlsRequest('video.mp4'));
    await expect.poll(async () => (await getJob(running?.Id)).Status, patience).toBe('PROGRESSING');
    const [waiting] = await createJob(hlsRequest('video.mp4'));
    await client.cancelJob({ Id: waiting?.Id });
    await setFaults({ instant_render_ms: 0 });
    await client.cancelJob({ Id: running?.Id });
    const [next] = await createJob(hlsRequest('video.mp4'));
    const events = await receiveUntil(({ detail }) => detail.status === 'COMPLETE');
    expect(events.filter(isEnd).map(({ detail }) => [detail.jobId, detail.status])).toEqual([
      [running?.Id, 'CANCELED'],
      [next?.Id, 'COMPLETE'],
    ]);
    expect(events.some(({ detail }) => detail.jobId === waiting?.Id)).toBe(false);
  });
});

describe('faults', () => {
  it('lose events, and those after them arrive', async () => {
    const { createJob, setFaults, waitForEnd } = await start();
    await setFaults({ events: { lose: 1 } });
    const [lost] = await createJob(hlsRequest('video.mp4'));
    await waitForEnd(lost?.Id);
    await setFaults({});
    const [told] = await createJob(hlsRequest('video.mp4'));
    const events = await receiveUntil(isEnd);
    expect(new Set(events.map(({ detail }) => detail.jobId))).toEqual(new Set([told?.Id]));
  });

  it('double events, which keep their id', async () => {
    const { createJob, setFaults } = await start();
    await setFaults({ events: { double: 1 } });
    await createJob(hlsRequest('none.mp4'));
    const events = await receiveUntil((_, count) => count === 4);
    expect(statusesOf(events)).toEqual(['PROGRESSING', 'PROGRESSING', 'ERROR', 'ERROR']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  it('reorder events: one arrives after the next', async () => {
    const { createJob, setFaults } = await start();
    await setFaults({ events: { reorder: 1 } });
    await createJob(hlsRequest('none.mp4'));
    const events = await receiveUntil((_, count) => count === 2);
    expect(statusesOf(events)).toEqual(['ERROR', 'PROGRESSING']);
  });

  it('delay events, each by another time, so that some overtake others', async () => {
    const { createJob, setFaults } = await start();
    await setFaults({ events: { delay_ms: 500 } });
    await createJob(...Array.from({ length: 20 }, () => hlsRequest('none.mp4')));
    const events = await receiveUntil((_, count) => count === 40);
    const firsts = new Map<string, string>();
    for (const { detail } of events.toReversed()) firsts.set(detail.jobId, detail.status);
    expect([...firsts.values()]).toEqual(expect.arrayContaining(['ERROR', 'PROGRESSING']));
  });
});
