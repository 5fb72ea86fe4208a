import type { RedisOptions } from 'ioredis';

const form = 'must be redis://user:password@host:port/number, or rediss://… for TLS';
const encoding = 'write special characters of user and password as %XX';
const known = ['sentinel', 'sentinel-password'];

/**
 * Reads `redis://user:password@host:port/number`; `rediss://` is TLS, and the certificate must be of that host and of an
 * authority that Node trusts. With `?sentinel=name`, the hosts are sentinels, with commas between, who know the primary
 * of this name. ioredis would take any of its options from parameters, and would go on in plain text for one that it
 * does not know.
 * @throws an error that says what is wrong, without any part of the URL that may be secret.
 */
export function parseRedisUrl(text: string): RedisOptions {
  const [, start = '', hosts = '', rest = ''] = /^(.*?:\/\/(?:[^/?#]*@)?)([^@/?#]*)(.*)$/.exec(text) ?? [];
  const urls = hosts.split(',').map((host) => URL.parse(`${start}${host}${rest}`));
  const [url] = urls;
  if (!url || !urls.every(isRedis)) throw new Error(`${form}; ${encoding}`);
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `has unknown parameters: ${unknown.join(', ')}. There are ${known.join(' and ')}; rediss:// means TLS`,
    );
  const number = url.pathname.slice(1);
  if (!/^\d{0,5}$/.test(number)) throw new Error(`${form}; the number of a database is 0 or more`);
  const user = decode(url.username);
  const isTls = url.protocol === 'rediss:';
  return {
    ...(url.searchParams.has('sentinel') ? askSentinels(urls as URL[], isTls) : connectTo(urls as URL[])),
    db: Number(number),
    ...(user !== '' && { username: user }),
    ...(url.password !== '' && { password: decode(url.password) }),
    ...(isTls && { tls: {} }),
  };
}

function isRedis(url: URL | null): boolean {
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && url.hash === '';
}

function connectTo([url, ...others]: URL[]): RedisOptions {
  if (others.length > 0)
    throw new Error('names several hosts, as sentinels are: add ?sentinel= with the name of the primary');
  if (url?.searchParams.has('sentinel-password')) throw new Error('has a sentinel-password and no sentinel');
  return addressOf(url, 6379);
}

function askSentinels(urls: URL[], isTls: boolean): RedisOptions {
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

function addressOf(url: URL | undefined, byDefault: number): { host: string; port: number } {
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
