export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'mismatch'
  | 'wrong-region'
  | 'wrong-service'
  | 'wrong-date'
  | 'unsigned-headers'
  /** The signing time is too far from now. */
  | 'skewed'
  /** A presigned URL has expired. */
  | 'expired';

/** Each protocol has its own codes for these faults. */
export class SignatureError extends Error {
  readonly fault: SignatureFault;
  /** Further elements of S3's error document */
  readonly details: Record<string, string>;

  constructor(fault: SignatureFault, message: string, details: Record<string, string> = {}) {
    super(message);
    this.name = 'SignatureError';
    this.fault = fault;
    this.details = details;
  }
}
