import {
  isBucketName,
  isKeyDate,
  isOrientation,
  isS3ObjectUri,
  isUlid,
  isUuid,
  type Orientation,
} from '@bacs/domain';

/** A token is unknown, stands where no token may stand, or has no usable value. `path` is its JSON path. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: 'TOKEN_UNKNOWN' | 'TOKEN_MISPLACED' | 'TOKEN_MISSING' | 'TOKEN_INVALID';
  readonly token: string;
  readonly path: string;
  readonly reason: string;

  constructor(code: TokenError['code'], token: string, path: string, reason: string) {
    super(`${token} at ${path}: ${reason}`);
    this.code = code;
    this.token = token;
    this.path = path;
    this.reason = reason;
  }
}

export type TokenValues = {
  /** `s3://bucket/key` of the upload */
  INPUT_URI: string;
  OUTPUT_BUCKET: string;
  /** the UUID of the upload; the token has the older system's name */
  ASSET_ID: string;
  /** the upload's date as `YYYY-MM/DD` */
  DATE_YYYY_MM_DD: string;
  /** 26 characters */
  PRODUCTION_ULID: string;
  /** needed only by profiles that have no fixed orientation */
  ORIENTATION?: Orientation | undefined;
};

export type Token = keyof TokenValues;

const validators: Record<Token, { isValid: (value: string) => boolean; shape: string }> = {
  INPUT_URI: { isValid: isS3ObjectUri, shape: 's3://bucket/key' },
  OUTPUT_BUCKET: { isValid: isBucketName, shape: 'a bucket name' },
  ASSET_ID: { isValid: isUuid, shape: 'a UUID' },
  DATE_YYYY_MM_DD: { isValid: isKeyDate, shape: 'YYYY-MM/DD' },
  PRODUCTION_ULID: { isValid: isUlid, shape: 'a ULID' },
  ORIENTATION: { isValid: isOrientation, shape: 'portrait or landscape' },
};

const knownTokens = Object.keys(validators);
const looksLikeToken = /^[A-Z][A-Z0-9_]+$/;

/**
 * Replaces the tokens of one string. INPUT_URI is a whole value; the others are whole segments of a location. A segment
 * that looks like a token throws, and so does a known token anywhere else, so that no token reaches S3 as text.
 */
export function fillString(
  text: string,
  path: string,
  fillToken: (token: Token, path: string) => string,
): string {
  if (text === 'INPUT_URI') return fillToken('INPUT_URI', path);
  if (!isLocation(text, path)) {
    refuseTokensIn(text, path);
    return text;
  }
  return text
    .split('/')
    .map((segment) => fillSegment(segment, path, fillToken))
    .join('/');
}

/** @throws TokenError if the value is missing or has the wrong shape */
export function requireValue(values: Partial<TokenValues>, token: Token, path: string): string {
  const value: unknown = values[token];
  const { isValid, shape } = validators[token];
  if (value === undefined) throw new TokenError('TOKEN_MISSING', token, path, 'it has no value');
  if (typeof value !== 'string' || !isValid(value)) {
    throw new TokenError('TOKEN_INVALID', token, path, `${JSON.stringify(value)} is not ${shape}`);
  }
  return value;
}

function fillSegment(
  segment: string,
  path: string,
  fillToken: (token: Token, path: string) => string,
): string {
  if (isToken(segment) && segment !== 'INPUT_URI') return fillToken(segment, path);
  if (looksLikeToken.test(segment) && !isToken(segment)) {
    throw new TokenError(
      'TOKEN_UNKNOWN',
      segment,
      path,
      `unknown token; there are ${knownTokens.join(', ')}`,
    );
  }
  refuseTokensIn(segment, path);
  return segment;
}

function refuseTokensIn(text: string, path: string): void {
  const token = knownTokens.find((name) => text.includes(name));
  if (token === undefined) return;
  throw new TokenError('TOKEN_MISPLACED', token, path, `no token may stand there: ${JSON.stringify(text)}`);
}

function isLocation(text: string, path: string): boolean {
  return /(?:FileInput|Destination)$/.test(path) || text.includes('://');
}

function isToken(text: string): text is Token {
  return knownTokens.includes(text);
}
