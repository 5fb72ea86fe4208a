import { type Identity, type SignatureError, verifySignature } from '../signature.ts';
import { readHeader, type S3Call } from './call.ts';
import { S3Error } from './errors.ts';

/** The one key pair of the configuration may do everything. Anonymous calls may read objects of public buckets. */
export async function authenticate(call: S3Call): Promise<Identity | undefined> {
  const { operation, request, query } = call;
  // An upload form carries its signature in its fields.
  if (operation === 'PostObject') return undefined;
  requireCurrentVersion(call);
  if (request.headers.authorization === undefined && query['X-Amz-Signature'] === undefined) {
    const isRead = operation === 'GetObject' || operation === 'HeadObject';
    if (isRead && call.store.isPublic(call.bucket)) return undefined;
    throw new S3Error('AccessDenied', 'Access Denied');
  }
  return verifySignature(
    {
      method: request.method,
      url: request.originalUrl,
      headers: request.headers,
      payloadHash: readHeader(call, 'x-amz-content-sha256') ?? '',
      service: 's3',
    },
    call.config,
  );
}

/** S3 refuses signatures of version 2 for buckets that were created after June 24, 2020, and in newer regions. */
function requireCurrentVersion({ request, query }: S3Call) {
  const isVersion2 = /^AWS [^:]+:/.test(request.headers.authorization ?? '') || query['AWSAccessKeyId'];
  if (!isVersion2) return;
  throw new S3Error(
    'InvalidRequest',
    'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  );
}

export function toS3Error(error: SignatureError): S3Error {
  switch (error.fault) {
    case 'unknown-key':
      return new S3Error('InvalidAccessKeyId', error.message);
    case 'mismatch':
      return new S3Error('SignatureDoesNotMatch', error.message);
    case 'skewed':
      return new S3Error(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      );
    case 'malformed':
      return new S3Error('AuthorizationHeaderMalformed', error.message);
    case 'wrong-region':
    case 'wrong-service':
    case 'wrong-date':
      return new S3Error(
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; ${error.message}`,
        error.details,
      );
    case 'missing':
    case 'expired':
    case 'unsigned-headers':
      return new S3Error('AccessDenied', error.message, error.details);
  }
}
