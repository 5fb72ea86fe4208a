import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const env = {
  DATABASE_URL: 'mysql://bacs:secret@127.0.0.1/bacs',
  REDIS_URL: 'redis://127.0.0.1',
  AWS_REGION: 'eu-central-1',
  UPLOAD_BUCKET: 'uploads',
  OUTPUT_BUCKET: 'outputs',
  OUTPUT_BASE_URL: 'https://cdn.example.com/videos',
};

it('accepts what has a meaning', () => {
  expect(readConfig(env)).toMatchObject({
    QUEUE_PREFIX: '{bacs}',
    OUTPUT_BASE_URL: 'https://cdn.example.com/videos/',
  });
  for (const TrustProxy of ['1', '2', 'loopback', '10.0.0.0/8, ::1', '192.0.2.1,uniquelocal'])
    expect(readConfig({ ...env, TRUST_PROXY: TrustProxy })).toMatchObject({ TRUST_PROXY: TrustProxy });
  for (const CorsOrigins of ['', 'https://a.example', 'https://a.example:8443, http://localhost:5173,'])
    expect(readConfig({ ...env, CORS_ORIGINS: CorsOrigins })).toMatchObject({ CORS_ORIGINS: CorsOrigins });
  for (const UserWeights of ['', '12=3', '12=3, 40=0.5,'])
    expect(readConfig({ ...env, USER_WEIGHTS: UserWeights })).toMatchObject({ USER_WEIGHTS: UserWeights });
  for (const QueuePrefix of ['bacs', '{bacs}', 'prod:{bacs}', 'a-b.c_d'])
    expect(readConfig({ ...env, QUEUE_PREFIX: QueuePrefix })).toMatchObject({ QUEUE_PREFIX: QueuePrefix });
});

it.each([
  ['TRUST_PROXY', 'true', 'believes everybody'],
  ['TRUST_PROXY', '*', 'believes everybody'],
  ['TRUST_PROXY', '0', '"0"'],
  ['TRUST_PROXY', '0.0.0.0/0', '"0.0.0.0/0"'],
  ['TRUST_PROXY', '10.0.0', '"10.0.0"'],
  ['TRUST_PROXY', '10.0.0.0/33, ::1', '"10.0.0.0/33"'],
  ['TRUST_PROXY', 'proxy.internal', '"proxy.internal"'],
  ['TRUST_PROXY', '10.0.0.1,', '""'],
  ['CORS_ORIGINS', 'https://*.example.com', '"https://*.example.com"'],
  ['CORS_ORIGINS', '*', '"*"'],
  ['CORS_ORIGINS', 'null', '"null"'],
  ['CORS_ORIGINS', 'example.com', '"example.com"'],
  ['CORS_ORIGINS', 'https://example.com/', '(probably https://example.com)'],
  ['CORS_ORIGINS', 'https://example.com/app', '(probably https://example.com)'],
  ['CORS_ORIGINS', 'https://Example.com', '(probably https://example.com)'],
  ['CORS_ORIGINS', 'https://example.com:443', '(probably https://example.com)'],
  ['CORS_ORIGINS', 'https://bücher.example', '(probably https://xn--bcher-kva.example)'],
  ['CORS_ORIGINS', 'https://a.example https://b.example', '"https://a.example https://b.example"'],
  ['USER_WEIGHTS', '12:3', '"12:3"'],
  ['USER_WEIGHTS', '12=0', '"12=0"'],
  ['USER_WEIGHTS', '12=3,ann=2', '"ann=2"'],
  ['USER_WEIGHTS', '12=3,12=2', 'twice'],
  ['OUTPUT_BASE_URL', 'https://cdn.example.com/?token=1', 'without user, query or fragment'],
  ['OUTPUT_BASE_URL', 'https://user:pw@cdn.example.com', 'without user, query or fragment'],
  ['OUTPUT_BASE_URL', 'https://', 'https://cdn.example.com/videos/'],
  ['S3_PUBLIC_ENDPOINT', 'http://s3.local#x', 'without user, query or fragment'],
  ['QUEUE_PREFIX', '{bacs', 'in braces'],
  ['QUEUE_PREFIX', '{}', 'in braces'],
  ['QUEUE_PREFIX', '{a}{b}', 'in braces'],
  ['QUEUE_PREFIX', 'my queues', 'in braces'],
  ['UPLOAD_BUCKET', 's3://uploads', 'name of a bucket'],
  ['AWS_REGION', 'Frankfurt', 'region of AWS'],
  ['REDIS_URL', 'redis://127.0.0.1/first', 'number of a database'],
  ['DATABASE_URL', 'mysql://bacs:secret@127.0.0.1', 'names no database'],
  ['LOG_LEVEL', 'verbose', 'LOG_LEVEL'],
])('refuses %s=%s, and says what is right', (name, value, right) => {
  const read = () => readConfig({ ...env, [name]: value });
  expect(read).toThrow(`env/${name} `);
  expect(read).toThrow(right);
});

it('names all that is wrong at once, and no secret', () => {
  const wrong = { ...env, DATABASE_URL: 'mysql://bacs:s3cr%t@host/bacs?tls=true', TRUST_PROXY: 'true' };
  const message = (() => {
    try {
      readConfig(wrong);
      return '';
    } catch (error) {
      return String(error);
    }
  })();
  expect(message).toContain('env/DATABASE_URL');
  expect(message).toContain('env/TRUST_PROXY');
  expect(message).not.toContain('s3cr');
});
