import { type CreateJobRequest, type Job, MediaConvert } from '@aws-sdk/client-mediaconvert';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { vi } from 'vitest';
import type { LocalAwsConfig } from '../../config.ts';
import { startLocalAws, type TestServer } from '../../testing/start-local-aws.ts';

export type TestMediaConvert = TestServer & {
  client: MediaConvert;
  getJob: (id: string | undefined) => Promise<Job>;
  upload: (key: string, bytes: Buffer | string) => Promise<PutObjectCommandOutput>;
  createJob: (...requests: CreateJobRequest[]) => Promise<Job[]>;
  waitForEnd: (id: string | undefined) => Promise<Job>;
  /** Lists the keys of the outputs. */
  keys: () => Promise<string[]>;
  read: (key: string) => Promise<Buffer>;
  contentType: (key: string) => Promise<string | undefined>;
  remove: (key: string) => Promise<unknown>;
};

/** Starts the real app with the buckets `uploads` and `stream`, and connects the real SDK to it. */
export async function startMediaConvert(overrides: Partial<LocalAwsConfig> = {}): Promise<TestMediaConvert> {
  const server = await startLocalAws({
    privateBuckets: ['uploads'],
    publicBuckets: ['stream'],
    ...overrides,
  });
  const { endpoint, s3 } = server;
  const client = new MediaConvert({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret' },
  });
  const getJob = async (id: string | undefined) => (await client.getJob({ Id: id })).Job ?? fail(id);

  return {
    ...server,
    client,
    getJob,
    upload: (key: string, bytes: Buffer | string) =>
      s3.send(
        new PutObjectCommand({
          Bucket: 'uploads',
          Key: key,
          Body: Buffer.from(bytes),
          ContentType: 'video/mp4',
        }),
      ),
    async createJob(...requests: CreateJobRequest[]) {
      const answers = await Promise.all(requests.map((request) => client.createJob(request)));
      return answers.map(({ Job }) => Job ?? fail('CreateJob'));
    },
    waitForEnd: (id: string | undefined) =>
      vi.waitFor(
        async () => {
          const job: Job = await getJob(id);
          if (job.Status === 'SUBMITTED' || job.Status === 'PROGRESSING')
            throw new Error(`still ${job.Status}`);
          return job;
        },
        // Each look is a signed call to this process, which has the render to follow.
        { timeout: 180_000, interval: 150 },
      ),
    async keys() {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'stream' }));
      return Contents.map(({ Key = '' }) => Key);
    },
    async read(key: string) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'stream', Key: key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    contentType: async (key: string) =>
      (await s3.send(new HeadObjectCommand({ Bucket: 'stream', Key: key }))).ContentType,
    remove: (key: string) => s3.send(new DeleteObjectCommand({ Bucket: 'stream', Key: key })),
    async close() {
      client.destroy();
      await server.close();
    },
  };
}

function fail(what: string | undefined): never {
  throw new Error(`No job in the answer about ${what}`);
}
