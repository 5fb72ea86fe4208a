import type { RedisOptions } from 'ioredis';
import { type Address, followSlot } from './follow-slot.ts';

const form = 'must be redis://user:password@host:port/number, or rediss://… for TLS';
const encoding = 'write special characters of user and password as %XX';
const known = ['cluster', 'sentinel', 'sentinel-password'];

/**
 * Reads `redis://user:password@host:port/number`; `rediss://` is TLS, and the certificate must be of that host and of an
 * authority that Node trusts. With `?sentinel=name`, the hosts are sentinels, with commas between, who know the primary
 * of this name. With `?cluster=true`, they are nodes of a cluster, and the connection is to the one that has the keys of
 * the prefix. ioredis would take any of its options from parameters, and would go on in plain text for one that it does
 * not know.
 * @throws an error that says what is wrong, without any part of the URL that may be secret.
 */
export function parseRedisUrl(text: string, prefix: string): RedisOptions {
  const [, start = '', hosts = '', rest = ''] = /^(.*?:\/\/(?:[^/?#]*@)?)([^@/?#]*)(.*)$/.exec(text) ?? [];
  const urls = hosts.split(',').map((host) => URL.parse(`${start}${host}${rest}`));
  const [url] = urls;
  if (!url || !urls.every(isRedis)) throw new Error(`${form}; ${encoding}`);
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `has unknown parameters: ${unknown.join(', ')}. There are ${known.join(', ')}; rediss:// means TLS`,
    );
  const number = url.pathname.slice(1);
  if (!/^\d{0,5}$/.test(number)) throw new Error(`${form}; the number of a database is 0 or more`);
  const user = decode(url.username);
  const isTls = url.protocol === 'rediss:';
  return {
    ...findServer(urls as URL[], prefix),
    db: Number(number),
    ...(user !== '' && { username: user }),
    ...(url.password !== '' && { password: decode(url.password) }),
    ...(isTls && { tls: {} }),
  };
}

/** @throws an error that says what is wrong with the URL. */
export function requireRedisUrl(text: string): void {
  parseRedisUrl(text, '');
}

function findServer(urls: URL[], prefix: string): RedisOptions {
  const parameters = urls[0]?.searchParams;
  if (parameters?.has('cluster')) return askNodes(urls, prefix);
  return parameters?.has('sentinel') ? askSentinels(urls) : connectTo(urls);
}

function isRedis(url: URL | null): boolean {
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && url.hash === '';
}

function connectTo([url, ...others]: URL[]): RedisOptions {
  if (others.length > 0)
    throw new Error(
      'names several hosts: add ?sentinel= with the name of the primary if they are sentinels, or ?cluster=true',
    );
  if (url?.searchParams.has('sentinel-password')) throw new Error('has a sentinel-password and no sentinel');
  return addressOf(url, 6379);
}

function askNodes(urls: URL[], prefix: string): RedisOptions {
  const [url] = urls;
  if (url?.searchParams.get('cluster') !== 'true' || url.searchParams.size > 1)
    throw new Error('must have cluster=true as its only parameter, or leave it out');
  if (Number(url.pathname.slice(1)) !== 0) throw new Error('has a number, and a cluster has one database');
  return followSlot(
    urls.map((each) => addressOf(each, 6379)),
    prefix,
  );
}

function askSentinels(urls: URL[]): RedisOptions {
  const isTls = urls[0]?.protocol === 'rediss:';
  const parameters = urls[0]?.searchParams;
  const name = parameters?.get('sentinel') ?? '';
  const password = parameters?.get('sentinel-password') ?? '';
  if (name === '') throw new Error('must name the primary: ?sentinel=name');
  return {
    name,
    sentinels: urls.map((url) => addressOf(url, 26_379)),
    ...(password !== '' && { sentinelPassword: password }),
    ...(isTls && { sentinelTLS: {}, enableTLSForSentinelMode: true }),
  };
}

function addressOf(url: URL | undefined, byDefault: number): Address {
  return {
    host: url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? '',
    port: Number(url?.port || byDefault),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error(`has a % that is no %XX; ${encoding}`);
  }
}
