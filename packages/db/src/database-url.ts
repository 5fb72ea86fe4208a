import type { PoolOptions } from 'mysql2';

type Target = Required<Pick<PoolOptions, 'host' | 'port' | 'user' | 'password'>> &
  Pick<PoolOptions, 'database' | 'ssl'>;

const form = 'must be mysql://user:password@host:port/database';
const encoding = 'write special characters of user and password as %XX';

/** What each `ssl-mode` checks of the server's certificate; MySQL has the same names. */
const tlsModes: Record<string, PoolOptions['ssl']> = {
  DISABLED: undefined,
  REQUIRED: { rejectUnauthorized: false },
  VERIFY_CA: { rejectUnauthorized: true },
  VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};

/**
 * Reads `mysql://user:password@host:port/database`, with `?ssl-mode=` for TLS. mysql2 would take any of its options
 * from the parameters, and would connect in plain text for one that it does not know.
 * @throws an error that says what is wrong, without any part of the URL that may be secret.
 */
export function parseDatabaseUrl(text: string): Target {
  const url = URL.parse(text);
  if (url?.protocol !== 'mysql:' || url.hostname === '' || url.hash !== '') {
    throw new Error(`${form}; ${encoding}`);
  }
  const [database = '', ...more] = url.pathname.split('/').slice(1);
  if (more.length > 0) throw new Error(`${form}; it names more than one database`);
  return {
    host: decode(url.hostname.replace(/^\[(.*)\]$/, '$1')),
    port: Number(url.port || 3306),
    user: decode(url.username),
    password: decode(url.password),
    ...(database !== '' && { database: decode(database) }),
    ...readTls(url.searchParams),
  };
}

/** The same for a URL that must name a database. */
export function requireDatabaseIn(text: string): void {
  if (parseDatabaseUrl(text).database === undefined) throw new Error(`${form}; it names no database`);
}

function readTls(parameters: URLSearchParams): Pick<PoolOptions, 'ssl'> {
  const modes = Object.keys(tlsModes).join(', ');
  const names = [...new Set(parameters.keys())];
  const unknown = names.filter((name) => name !== 'ssl-mode');
  if (unknown.length > 0) {
    throw new Error(`has unknown parameters: ${unknown.join(', ')}. The only one is ssl-mode, with ${modes}`);
  }
  if (names.length === 0) return {};
  const mode = parameters.getAll('ssl-mode').join(',').toUpperCase();
  if (!Object.hasOwn(tlsModes, mode)) throw new Error(`must have one ssl-mode: ${modes}`);
  return tlsModes[mode] === undefined ? {} : { ssl: tlsModes[mode] };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error(`has a % that is no %XX; ${encoding}`);
  }
}
