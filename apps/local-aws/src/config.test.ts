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
    });
  });

  it('reads lists and numbers', () => {
    const config = readConfig({ LOCAL_AWS_PRIVATE_BUCKETS: 'one, two,', LOCAL_AWS_PORT: '0' });
    expect(config).toMatchObject({ privateBuckets: ['one', 'two'], port: 0 });
  });

  it('names everything that is wrong at once', () => {
    const environment = {
      LOCAL_AWS_PORT: 'http',
      LOCAL_AWS_ENGINE: 'gstreamer',
      LOCAL_AWS_PUBLIC_BUCKETS: '2017-08-29',
    };
    for (const name of Object.keys(environment)) expect(() => readConfig(environment)).toThrow(name);
  });
});
