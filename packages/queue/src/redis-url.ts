import type { RedisOptions } from 'ioredis';

const form = 'must be redis://user:password@host:port/number, or rediss://… for TLS';
const encoding = 'write special characters of user and password as %XX';

/**
 * Reads `redis://user:password@host:port/number`; `rediss://` is TLS, and the certificate must be of that host and of an
 * authority that Node trusts. ioredis would take any of its options from parameters, and would go on in plain text for
 * one that it does not know.
 * @throws an error that says what is wrong, without any part of the URL that may be secret.
 */
export function parseRedisUrl(text: string): RedisOptions {
  const url = URL.parse(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || url.hash !== '') {
    throw new Error(`${form}; ${encoding}`);
  }
  const parameters = [...new Set(url.searchParams.keys())];
  if (parameters.length > 0)
    throw new Error(`has unknown parameters: ${parameters.join(', ')}. There are none; rediss:// means TLS`);
  const number = url.pathname.slice(1);
  if (!/^\d{0,5}$/.test(number)) throw new Error(`${form}; the number of a database is 0 or more`);
  const user = decode(url.username);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: Number(url.port || 6379),
    db: Number(number),
    ...(user !== '' && { username: user }),
    ...(url.password !== '' && { password: decode(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error(`has a % that is no %XX; ${encoding}`);
  }
}
