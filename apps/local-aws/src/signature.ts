import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Sha256 } from '@aws-sdk/checksums/sha';
import { createScope, getCanonicalHeaders, getCanonicalQuery, getSigningKey } from '@smithy/signature-v4';
import type { LocalAwsConfig } from './config.ts';
import type { Protocol } from './faults.ts';
import { type Claim, readClaim } from './signature-claim.ts';
import { SignatureError } from './signature-error.ts';

export { readAccessKeyId } from './signature-claim.ts';
export { SignatureError } from './signature-error.ts';

export type Service = Protocol;

export type SignedRequest = {
  method: string;
  /** The request target as it was sent, with its percent-encoding */
  url: string;
  headers: IncomingHttpHeaders;
  /** SHA-256 of the body in hex, or the value of S3's x-amz-content-sha256 */
  payloadHash: string;
  service: Service;
};

export type Identity = Claim & {
  /** Signs what belongs to the request, such as the chunks of its body. */
  sign(text: string): string;
};

type Keys = Pick<LocalAwsConfig, 'accessKeyId' | 'secretAccessKey' | 'signatureLifeMs' | 'region'>;
type Scope = Pick<Claim, 'accessKeyId' | 'longDate' | 'shortDate' | 'region' | 'service'>;

/** Verifies a header-signed or presigned request; throws a SignatureError that tells what is wrong. */
export async function verifySignature(request: SignedRequest, keys: Keys): Promise<Identity> {
  const claim = readClaim(request);
  requireSigned(claim, request.headers);
  requireFresh(claim, keys.signatureLifeMs);
  const sign = await signerOf(claim, keys, request.service);
  const scope = createScope(claim.shortDate, claim.region, claim.service);
  const canonical = hash(canonicalRequest(request, claim));
  requireEqual(claim.signature, sign(['AWS4-HMAC-SHA256', claim.longDate, scope, canonical].join('\n')));
  return { ...claim, sign };
}

/** Verifies the signature of a text, such as an upload form's policy. */
export async function verifyText(
  text: string,
  claim: Scope & { signature: string },
  keys: Keys,
  service: Service,
): Promise<void> {
  const sign = await signerOf(claim, keys, service);
  requireEqual(claim.signature, sign(text));
}

async function signerOf(claim: Scope, { accessKeyId, secretAccessKey, region }: Keys, service: Service) {
  if (claim.accessKeyId !== accessKeyId) {
    throw new SignatureError(
      'unknown-key',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  }
  requireScope(claim, region, service);
  const key = await getSigningKey(
    Sha256,
    { accessKeyId, secretAccessKey },
    claim.shortDate,
    claim.region,
    claim.service,
  );
  return (text: string) => createHmac('sha256', key).update(text).digest('hex');
}

function canonicalRequest(request: SignedRequest, claim: Claim) {
  const signed = new Set(claim.signedHeaders);
  const present = Object.entries(request.headers).filter(([name]) => signed.has(name));
  const headers = getCanonicalHeaders(
    {
      method: request.method,
      protocol: 'http:',
      hostname: '',
      path: '/',
      headers: Object.fromEntries(present.map(([name, value]) => [name, String(value)])),
    },
    undefined,
    signed,
  );
  const path = request.url.split('?', 1)[0] ?? '/';
  return [
    request.method,
    // Every service but S3 escapes the path a second time.
    request.service !== 's3' ? path.split('/').map(escapeSegment).join('/') : path,
    getCanonicalQuery({
      method: request.method,
      protocol: 'http:',
      hostname: '',
      path: '/',
      headers: {},
      query: claim.query,
    }),
    ...claim.signedHeaders.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    claim.signedHeaders.join(';'),
    claim.kind === 'query' ? 'UNSIGNED-PAYLOAD' : request.payloadHash,
  ].join('\n');
}

/** Without this check, anybody with a presigned URL could add a header that was not signed. */
function requireSigned(claim: Claim, headers: IncomingHttpHeaders) {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = needed.filter((name) => !claim.signedHeaders.includes(name) && !isExempt(claim, name));
  if (unsigned.length === 0) return;
  throw new SignatureError(
    'unsigned-headers',
    'There were headers present in the request which were not signed',
    { HeadersNotSigned: unsigned.join(', ') },
  );
}

/** A presigned URL does not cover the body, so what a client says about its hash needs no signature. */
function isExempt({ kind }: Claim, name: string) {
  return kind === 'query' && name === 'x-amz-content-sha256';
}

function requireScope(claim: Scope, region: string, service: Service) {
  if (claim.region !== region) {
    throw new SignatureError(
      'wrong-region',
      `Credential should be scoped to a valid region; the region '${claim.region}' is wrong; expecting '${region}'`,
      { Region: region },
    );
  }
  if (claim.service !== service) {
    throw new SignatureError(
      'wrong-service',
      `Credential should be scoped to correct service; incorrect service '${claim.service}'; expecting '${service}'`,
    );
  }
  if (!claim.longDate.startsWith(`${claim.shortDate}T`)) {
    throw new SignatureError(
      'wrong-date',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.shortDate}' is not the day of '${claim.longDate}'`,
    );
  }
}

function requireFresh(claim: Claim, lifeMs: number) {
  const now = Date.now();
  const age = now - claim.signedAt.getTime();
  if (claim.kind === 'query') {
    if (age > claim.expiresInSeconds * 1_000) throw new SignatureError('expired', 'Request has expired');
    if (age < -lifeMs) throw new SignatureError('expired', 'Request is not valid yet');
    return;
  }
  const limit = describeTime(now - Math.sign(age) * lifeMs);
  const life = `${describeTime(now)} ${age < 0 ? '+' : '-'} ${lifeMs / 60_000} min.`;
  if (age > lifeMs) {
    throw new SignatureError(
      'skewed',
      `Signature expired: ${claim.longDate} is now earlier than ${limit} (${life})`,
    );
  }
  if (age < -lifeMs) {
    throw new SignatureError(
      'skewed',
      `Signature not yet current: ${claim.longDate} is still later than ${limit} (${life})`,
    );
  }
}

function requireEqual(claimed: string, expected: string) {
  const left = Buffer.from(claimed);
  const right = Buffer.from(expected);
  if (left.length === right.length && timingSafeEqual(left, right)) return;
  throw new SignatureError(
    'mismatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

function hash(text: string) {
  return createHash('sha256').update(text).digest('hex');
}

function escapeSegment(text: string) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function describeTime(time: number) {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
