import { expect, it } from 'vitest';
import { parseRedisUrl } from './redis-url.ts';

it('reads every part of a URL, whatever a password has in it', () => {
  const password = 'a@b:c/d?e#f%g é🎬';
  expect(parseRedisUrl(`rediss://us%40er:${encodeURIComponent(password)}@[::1]:6380/3`, '{bacs}')).toEqual({
    host: '::1',
    port: 6380,
    username: 'us@er',
    password,
    db: 3,
    tls: {},
  });
  expect(parseRedisUrl('redis://:secret@redis', '{bacs}')).toEqual({
    host: 'redis',
    port: 6379,
    password: 'secret',
    db: 0,
  });
  expect(parseRedisUrl('redis://127.0.0.1:6379/', '{bacs}')).toEqual({
    host: '127.0.0.1',
    port: 6379,
    db: 0,
  });
});

it('reads the sentinels that know the primary of a name', () => {
  expect(parseRedisUrl('redis://bacs:p%40ss@one,two:26380,[::1]/2?sentinel=main', '{bacs}')).toEqual({
    sentinels: [
      { host: 'one', port: 26_379 },
      { host: 'two', port: 26_380 },
      { host: '::1', port: 26_379 },
    ],
    name: 'main',
    username: 'bacs',
    password: 'p@ss',
    db: 2,
  });
  expect(parseRedisUrl('rediss://one?sentinel=main&sentinel-password=s%26t', '{bacs}')).toEqual({
    sentinels: [{ host: 'one', port: 26_379 }],
    name: 'main',
    sentinelPassword: 's&t',
    db: 0,
    tls: {},
    sentinelTLS: {},
    enableTLSForSentinelMode: true,
  });
});

it('reads the nodes of a cluster, of which one has the keys', () => {
  const { Connector, reconnectOnError, ...rest } = parseRedisUrl(
    'rediss://bacs:p%40ss@one,two:7001?cluster=true',
    '{bacs}',
  );
  expect(rest).toEqual({ username: 'bacs', password: 'p@ss', db: 0, tls: {} });
  expect(Connector).toBeTypeOf('function');
  // It has not asked for the slot yet.
  expect(reconnectOnError?.(new Error('MOVED 42 127.0.0.1:7002'))).toBe(false);
});

it.each([
  ['redis://:hidden@one,two', 'names several hosts'],
  ['redis://:hidden@one,two?cluster=yes', 'cluster=true'],
  ['redis://:hidden@one,two?cluster=true&sentinel=main', 'only parameter'],
  ['redis://:hidden@one,two/1?cluster=true', 'one database'],
  ['redis://:hidden@one,/0?sentinel=main', 'must be redis:'],
  ['redis://:hidden@one?sentinel=', 'must name the primary'],
  ['redis://:hidden@one?sentinel-password=hidden', 'no sentinel'],
])('refuses %s', (url, told) => {
  expect(() => parseRedisUrl(url, '{bacs}')).toThrow(told);
});

it.each(['tls=true', 'ssl=true', 'sslmode=require', 'family=6', 'db=3', 'maxRetriesPerRequest=0'])(
  'refuses the parameter %s, and says what TLS is',
  (parameter) => {
    expect(() => parseRedisUrl(`redis://:hidden@host/0?${parameter}`, '{bacs}')).toThrow(
      'rediss:// means TLS',
    );
  },
);

it.each([
  'http://:hidden@host',
  'redis://:hidden@host/first',
  'redis://:hidden@host/-1',
  'redis://:hid#den@host',
  'redis://:hid%den@host',
  '/run/redis.sock',
])('refuses %s without a word of the password', (url) => {
  try {
    parseRedisUrl(url, '{bacs}');
    expect.fail();
  } catch (error) {
    expect(String(error)).toMatch(/must be redis:|%XX/);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/hid|den\b/);
  }
});
