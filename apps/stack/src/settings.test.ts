import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readUserSettings } from './settings.ts';

test('passes on what the user sets for the API and the worker, and names what the stack decides', async () => {
  const given = {
    RENDER_CONCURRENCY: '3',
    AWS_TIMEOUT_MS: '4000',
    CORS_ORIGINS: 'https://www.example.com',
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL: 'https://elsewhere',
    OUTPUT_BASE_URL: 'https://cdn.example.com/',
    HOST: '0.0.0.0',
    MEDIACONVERT_QUEUE: 'Films',
    MEDIACONVERT_EVENTS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/events',
  };
  expect(await readUserSettings({ ...given, EDITOR: 'vi', LOG_LEVEL: '' })).toEqual({
    passedOn: { RENDER_CONCURRENCY: '3', AWS_TIMEOUT_MS: '4000', CORS_ORIGINS: 'https://www.example.com' },
    unused: [
      'AWS_REGION',
      'OUTPUT_BASE_URL',
      'MEDIACONVERT_QUEUE',
      'MEDIACONVERT_EVENTS_QUEUE_URL',
      'AWS_ENDPOINT_URL',
      'HOST',
    ],
  });
});

test('the servers of the user take the place of its own, so their names are neither', async () => {
  const given = { DATABASE_URL: 'mysql://m/bacs', REDIS_URL: 'redis://r' };
  expect(await readUserSettings(given)).toEqual({ passedOn: {}, unused: [] });
});

test("means paths from the user's own folder", async () => {
  vi.stubEnv('INIT_CWD', '/home/me');
  const { passedOn } = await readUserSettings({ MC_PROFILES_DIR: 'profiles', HEARTBEAT_FILE: '/tmp/beat' });
  vi.unstubAllEnvs();
  expect(passedOn).toEqual({ MC_PROFILES_DIR: resolve('/home/me/profiles'), HEARTBEAT_FILE: '/tmp/beat' });
});
