import { afterEach, expect, test, vi } from 'vitest';
import { appEnvironment, baseEnvironment } from './environment.ts';

afterEach(() => void vi.unstubAllEnvs());

test("lets nothing of the user's AWS account through to the apps", () => {
  vi.stubEnv('AWS_PROFILE', 'production');
  vi.stubEnv('AWS_SESSION_TOKEN', 'real');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'https://elsewhere');
  const servers = {
    redisUrl: 'redis://r',
    databaseUrl: 'mysql://m/bacs',
    ffmpegPath: '/f',
    ffprobePath: '/p',
  };
  const env = appEnvironment(servers, { apiPort: 1, awsPort: 2 }, '/dir');
  expect(env).not.toHaveProperty('AWS_PROFILE');
  expect(env).not.toHaveProperty('AWS_SESSION_TOKEN');
  expect(env).not.toHaveProperty('AWS_ENDPOINT_URL_S3');
  expect(env).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', AWS_ENDPOINT_URL: 'http://127.0.0.1:2' });
});

test('keeps the AWS configuration files of the user out of sight', () => {
  expect(baseEnvironment()).toMatchObject({
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
});
