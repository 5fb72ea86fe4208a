import type { LocalAwsConfig } from '../config.ts';
import { SignatureError, verifyText } from '../signature.ts';
import { parseCredential, parseDate } from '../signature-claim.ts';
import { S3Error } from './errors.ts';

/** The fields of an upload form, with names in lower case */
export type Fields = Map<string, string>;

export type SizeRange = { min: number; max: number };

const needsNoCondition = /^(policy|x-amz-signature|file|x-ignore-.*)$/;

/** Verifies a form's signature and that its policy allows its fields; returns the allowed size of the file. */
export async function verifyPolicy(
  fields: Fields,
  bucket: string,
  config: LocalAwsConfig,
): Promise<SizeRange> {
  const policy = fields.get('policy');
  const signature = fields.get('x-amz-signature');
  if (policy === undefined || signature === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new SignatureError('malformed', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  }
  const longDate = fields.get('x-amz-date') ?? '';
  parseDate(longDate);
  const credential = parseCredential(fields.get('x-amz-credential') ?? '');
  await verifyText(policy, { ...credential, longDate, signature }, config, 's3');
  return checkPolicy(parsePolicy(policy), new Map([...fields, ['bucket', bucket]]));
}

type Policy = { expiration: number; conditions: unknown[] };

function parsePolicy(text: string): Policy {
  try {
    const { expiration, conditions } = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    const time = Date.parse(expiration);
    if (!Number.isNaN(time) && Array.isArray(conditions)) return { expiration: time, conditions };
  } catch {
    // Any parse error means that the text is not a policy.
  }
  throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: it must have an expiration and conditions');
}

function checkPolicy({ expiration, conditions }: Policy, fields: Fields): SizeRange {
  if (expiration < Date.now()) throw denied('Policy expired.');
  const size: SizeRange = { min: 0, max: Number.POSITIVE_INFINITY };
  const covered = new Set(['bucket']);

  for (const [operator, name, value] of conditions.flatMap(normalizeCondition)) {
    if (operator === 'content-length-range') {
      size.min = Math.max(size.min, readSize(name));
      size.max = Math.min(size.max, readSize(value));
      continue;
    }
    const field = String(name).replace(/^\$/, '').toLowerCase();
    covered.add(field);
    const actual = fields.get(field) ?? '';
    const holds = operator === 'eq' ? actual === value : actual.startsWith(String(value));
    if (!holds) throw denied(`Policy Condition failed: ${JSON.stringify([operator, name, value])}`);
  }
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !needsNoCondition.test(name));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
  return size;
}

/** `{ "bucket": "b" }` is short for `["eq", "$bucket", "b"]`. */
function normalizeCondition(condition: unknown): unknown[][] {
  if (Array.isArray(condition) && condition.length === 3) {
    const operator = String(condition[0]).toLowerCase();
    if (['eq', 'starts-with', 'content-length-range'].includes(operator))
      return [[operator, ...condition.slice(1)]];
  } else if (typeof condition === 'object' && condition !== null && !Array.isArray(condition)) {
    return Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, String(value)]);
  }
  throw new S3Error(
    'InvalidPolicyDocument',
    `Invalid Policy: invalid condition ${JSON.stringify(condition)}`,
  );
}

/** A limit that is not a number would not limit anything. */
function readSize(value: unknown) {
  if (/^\d+$/.test(String(value))) return Number(value);
  throw new S3Error(
    'InvalidPolicyDocument',
    `Invalid Policy: content-length-range needs two integers, not ${JSON.stringify(value)}`,
  );
}

function denied(reason: string) {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}
