import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('needs nothing from the environment', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4566,
      privateBuckets: ['bacs-mc-uploads'],
      publicBuckets: ['bacs-mc-public-stream'],
      engine: 'ffmpeg',
      buckets: {},
    });
  });

  it('reads lists and numbers', () => {
    const config = readConfig({
      LOCAL_AWS_PRIVATE_BUCKETS: 'one, two,',
      LOCAL_AWS_PORT: '0',
      LOCAL_AWS_RATES: 'mediaconvert:*=2/100, CreateJob=0.5/10',
    });
    expect(config).toMatchObject({
      privateBuckets: ['one', 'two'],
      port: 0,
      buckets: {
        'mediaconvert:*': { per_second: 2, burst: 100 },
        CreateJob: { per_second: 0.5, burst: 10 },
      },
    });
  });

  it('names everything that is wrong at once', () => {
    const environment = {
      LOCAL_AWS_PORT: 'http',
      LOCAL_AWS_ENGINE: 'gstreamer',
      LOCAL_AWS_PUBLIC_BUCKETS: '2017-08-29',
      LOCAL_AWS_RATES: 'CreateJob=0/10',
    };
    for (const name of Object.keys(environment)) expect(() => readConfig(environment)).toThrow(name);
  });

  it.each([
    '*=2/100',
    'mediaconvert=2/100',
    'elsewhere:*=2/100',
    'CreateJobs=2/100',
    'CreateJob=1/1, CreateJob=2/2',
    `CreateJob=${9e99}/1`,
  ])('refuses the buckets %s, which would limit nothing', (LOCAL_AWS_RATES) => {
    expect(() => readConfig({ LOCAL_AWS_RATES })).toThrow('LOCAL_AWS_RATES');
  });

  it('names the buckets that there are', () => {
    const LocalAwsRates = 'createJob=2/100';
    expect(() => readConfig({ LOCAL_AWS_RATES: LocalAwsRates })).toThrow(
      /"createJob" is none of .*CreateJob.*sqs:\*/,
    );
  });
});
