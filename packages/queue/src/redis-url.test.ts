import { expect, it } from 'vitest';
import { parseRedisUrl } from './redis-url.ts';

it('reads every part of a URL, whatever a password has in it', () => {
  const password = 'a@b:c/d?e#f%g é🎬';
  expect(parseRedisUrl(`rediss://us%40er:${encodeURIComponent(password)}@[::1]:6380/3`)).toEqual({
    host: '::1',
    port: 6380,
    username: 'us@er',
    password,
    db: 3,
    tls: {},
  });
  expect(parseRedisUrl('redis://:secret@redis')).toEqual({
    host: 'redis',
    port: 6379,
    password: 'secret',
    db: 0,
  });
  expect(parseRedisUrl('redis://127.0.0.1:6379/')).toEqual({ host: '127.0.0.1', port: 6379, db: 0 });
});

it.each(['tls=true', 'ssl=true', 'sslmode=require', 'family=6', 'db=3', 'maxRetriesPerRequest=0'])(
  'refuses the parameter %s, and says what TLS is',
  (parameter) => {
    expect(() => parseRedisUrl(`redis://:hidden@host/0?${parameter}`)).toThrow('rediss:// means TLS');
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
    parseRedisUrl(url);
    expect.fail();
  } catch (error) {
    expect(String(error)).toMatch(/must be redis:|%XX/);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/hid|den\b/);
  }
});
