import { afterEach, expect, test, vi } from 'vitest';
import { appEnvironment, baseEnvironment } from './environment.ts';

afterEach(() => void vi.unstubAllEnvs());

const servers = {
  redisUrl: 'redis://r',
  databaseUrl: 'mysql://m/bacs',
  ffmpegPath: '/f',
  ffprobePath: '/p',
};

test("lets nothing of the user's AWS account through to the apps", () => {
  vi.stubEnv('AWS_PROFILE', 'production');
  vi.stubEnv('AWS_SESSION_TOKEN', 'real');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'https://elsewhere');
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

test("lets none of the user's own settings change how the apps behave", () => {
  const settings = [
    'S3_PUBLIC_ENDPOINT',
    'MEDIACONVERT_QUEUE',
    'MC_PROFILES_DIR',
    'LOCAL_AWS_ENGINE',
    'NODE_ENV',
  ];
  for (const name of [...settings, 'LOG_LEVEL', 'QUEUE_PREFIX']) vi.stubEnv(name, 'own');
  vi.stubEnv('LC_ALL', 'C');
  const env = appEnvironment(servers, { apiPort: 1, awsPort: 2 }, '/dir');
  expect(settings.filter((name) => name in env)).toEqual([]);
  expect(env).toMatchObject({ LOG_LEVEL: 'info', QUEUE_PREFIX: 'bacs', LC_ALL: 'C' });
  expect(env['PATH']).toBe(process.env['PATH']);
});
