import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../../../tests/support/after-tests.ts';
import { createStudio } from '../../../tests/support/make-videos.ts';
import { startMediaConvert, type TestMediaConvert } from './mediaconvert/testing/start-mediaconvert.ts';
import { publicBucket, uploadsBucket } from './testing/start-local-aws.ts';

const cli = inject('awsPath');

describe.skipIf(cli === null)('the AWS CLI', () => {
  let aws: TestMediaConvert;
  let dir: string;
  beforeAll(async () => {
    aws = await startMediaConvert({
      engine: 'ffmpeg',
      privateBuckets: [uploadsBucket],
      publicBuckets: [publicBucket],
    });
    dir = await mkdtemp(join(tmpdir(), 'aws-cli-'));
    // Version 1 of the CLI presigns with an older signature unless it is configured otherwise.
    await mkdir(join(dir, '.aws'));
    await writeFile(join(dir, '.aws/config'), '[default]\ns3 =\n  signature_version = s3v4\n');
  });
  afterTests(async () => {
    await aws.close();
    await rm(dir, { recursive: true });
  });

  async function run(...args: string[]) {
    const result = await execa(cli ?? 'aws', ['--endpoint-url', aws.endpoint, ...args], {
      extendEnv: false,
      env: {
        PATH: process.env.PATH,
        HOME: dir,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local-secret',
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    return result.stdout;
  }

  it('copies, lists and removes a file of several parts', async () => {
    // The CLI sends parts of 8 MiB.
    const bytes = randomBytes(17_000_000);
    await writeFile(join(dir, 'video.mp4'), bytes);
    await run('s3', 'cp', join(dir, 'video.mp4'), `s3://${uploadsBucket}/a/vidéo 1.mp4`, '--no-progress');
    expect(await run('s3', 'ls', `s3://${uploadsBucket}/a/`)).toMatch(/ 17000000 vidéo 1\.mp4/);
    expect(await run('s3', 'ls', `s3://${uploadsBucket}`)).toContain('PRE a/');

    await run(
      's3',
      'cp',
      `s3://${uploadsBucket}/a/vidéo 1.mp4`,
      `s3://${uploadsBucket}/b/copy.mp4`,
      '--no-progress',
    );
    await run('s3', 'cp', `s3://${uploadsBucket}/b/copy.mp4`, join(dir, 'back.mp4'), '--no-progress');
    expect((await readFile(join(dir, 'back.mp4'))).equals(bytes)).toBe(true);

    await run('s3', 'rm', `s3://${uploadsBucket}/`, '--recursive');
    expect(await run('s3api', 'list-objects-v2', '--bucket', uploadsBucket, '--query', 'Contents')).toBe(
      'null',
    );
  });

  it('makes a bucket, keeps a folder in step and removes both', async () => {
    await mkdir(join(dir, 'folder/sub'), { recursive: true });
    for (const name of ['one.txt', 'sub/two.txt']) await writeFile(join(dir, 'folder', name), name);
    await run('s3', 'mb', 's3://from-the-cli');
    await run('s3', 'sync', join(dir, 'folder'), 's3://from-the-cli/x', '--no-progress');
    const keys = await run('s3api', 'list-objects', '--bucket', 'from-the-cli', '--query', 'Contents[].Key');
    expect(JSON.parse(keys)).toEqual(['x/one.txt', 'x/sub/two.txt']);
    const url = await run('s3', 'presign', 's3://from-the-cli/x/sub/two.txt');
    expect(await (await fetch(url)).text()).toBe('sub/two.txt');
    await run('s3', 'rb', 's3://from-the-cli', '--force');
    expect(await run('s3', 'ls')).not.toContain('from-the-cli');
  });

  it('reads a MediaConvert queue and its jobs with signatures of its own make', async () => {
    const jobs = await run('mediaconvert', 'list-jobs', '--queue', 'Default', '--max-results', '3');
    expect(JSON.parse(jobs)).toEqual({ Jobs: [] });
    const queue = await run('mediaconvert', 'get-queue', '--name', 'Default');
    expect(JSON.parse(queue)).toMatchObject({ Queue: { Name: 'Default', Status: 'ACTIVE' } });
  });

  it('creates, gets and lists a job of ours', async () => {
    await createStudio(dir).film('film.mp4', '320x180', 1);
    await run('s3', 'cp', join(dir, 'film.mp4'), `s3://${uploadsBucket}/film.mp4`, '--no-progress');
    const golden = new URL(
      '../../../packages/mc-profiles/src/golden/portrait-hls.golden.json',
      import.meta.url,
    );
    const settings = JSON.parse(await readFile(golden, 'utf8'));
    settings.Inputs[0].FileInput = `s3://${uploadsBucket}/film.mp4`;
    const file = join(dir, 'settings.json');
    await writeFile(file, JSON.stringify(settings));

    const role = 'arn:aws:iam::000000000000:role/any';
    const created = await run('mediaconvert', 'create-job', '--role', role, '--settings', `file://${file}`);
    const { Id: id } = JSON.parse(created).Job;
    // Each call of the CLI starts Python, so something else waits.
    await aws.waitForEnd(id);
    const { Job: job } = JSON.parse(await run('mediaconvert', 'get-job', '--id', id));
    expect(job.Status).toBe('COMPLETE');
    expect(job.OutputGroupDetails[0].OutputDetails[0].VideoDetails).toEqual({
      WidthInPx: 1080,
      HeightInPx: 1920,
    });
    const { Jobs } = JSON.parse(await run('mediaconvert', 'list-jobs', '--status', 'COMPLETE'));
    expect(Jobs.map(({ Id }: { Id: string }) => Id)).toEqual([id]);
    expect(await run('s3', 'ls', `s3://${publicBucket}/`, '--recursive')).toContain(
      '/portrait/film1080p_00001.ts',
    );
  });
});
