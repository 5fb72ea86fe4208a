import type { IncomingHttpHeaders } from 'node:http';
import { SignatureError } from './signature-error.ts';

export type Query = Record<string, string | string[]>;

/** A request claims this about its own signature. Nothing of it is verified yet. */
export type Claim = {
  kind: 'header' | 'query';
  accessKeyId: string;
  longDate: string;
  shortDate: string;
  signedAt: Date;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  expiresInSeconds: number;
  query: Query;
};

const weekInSeconds = 604_800;

export function readClaim({ url, headers }: { url: string; headers: IncomingHttpHeaders }): Claim {
  const query = parseQuery(url);
  if (query['X-Amz-Signature'] !== undefined) return readQueryClaim(query);
  if (headers.authorization === undefined) throw new SignatureError('missing', 'Access Denied');
  return readHeaderClaim(headers.authorization, String(headers['x-amz-date'] ?? ''), query);
}

/** Reads the key id that a request names, whether or not its signature is valid; logs show it. */
export function readAccessKeyId(url: string, headers: IncomingHttpHeaders): string | null {
  const credential =
    /Credential=([^/,\s]+)/.exec(headers.authorization ?? '') ?? /[?&]X-Amz-Credential=([^&/%]+)/.exec(url);
  return credential?.[1] ?? null;
}

export function parseQuery(url: string): Query {
  const start = url.indexOf('?');
  const params = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

export function parseCredential(credential: string): {
  accessKeyId: string;
  shortDate: string;
  region: string;
  service: string;
} {
  const [accessKeyId, shortDate, region, service, terminal, ...rest] = credential.split('/');
  if (!accessKeyId || !shortDate || !region || !service || terminal !== 'aws4_request' || rest.length > 0) {
    throw new SignatureError('malformed', `The credential "${credential}" is malformed`);
  }
  return { accessKeyId, shortDate, region, service };
}

export function parseDate(longDate: string): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(longDate);
  const time =
    parts && Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`);
  if (time === null || Number.isNaN(time)) {
    throw new SignatureError('malformed', `The date "${longDate}" is not of the form 20060102T150405Z`);
  }
  return new Date(time);
}

function readHeaderClaim(authorization: string, longDate: string, query: Query): Claim {
  const match = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(authorization);
  const fields = new Map(
    (match?.[1] ?? '').split(/\s*,\s*/).map((field) => {
      const [name = '', ...value] = field.split('=');
      return [name, value.join('=')];
    }),
  );
  const signature = fields.get('Signature');
  const signedHeaders = fields.get('SignedHeaders');
  const credential = fields.get('Credential');
  if (!signature || !signedHeaders || !credential) {
    throw new SignatureError(
      'malformed',
      'The authorization header is malformed; only AWS4-HMAC-SHA256 is spoken',
    );
  }
  return {
    kind: 'header',
    ...parseCredential(credential),
    longDate,
    signedAt: parseDate(longDate),
    signedHeaders: signedHeaders.split(';'),
    signature,
    expiresInSeconds: 0,
    query,
  };
}

function readQueryClaim(query: Query): Claim {
  const read = (name: string) => {
    const value = query[name];
    if (typeof value === 'string') return value;
    throw new SignatureError('malformed', `Query-string authentication needs one ${name}`);
  };
  if (read('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new SignatureError('malformed', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  }
  const expires = read('X-Amz-Expires');
  const expiresInSeconds = Number(expires);
  if (!/^\d+$/.test(expires) || expiresInSeconds < 1 || expiresInSeconds > weekInSeconds) {
    throw new SignatureError('malformed', 'X-Amz-Expires must be between 1 and 604800 seconds');
  }
  return {
    kind: 'query',
    ...parseCredential(read('X-Amz-Credential')),
    longDate: read('X-Amz-Date'),
    signedAt: parseDate(read('X-Amz-Date')),
    signedHeaders: read('X-Amz-SignedHeaders').split(';'),
    signature: read('X-Amz-Signature'),
    expiresInSeconds,
    query,
  };
}
