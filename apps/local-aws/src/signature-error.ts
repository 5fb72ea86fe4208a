export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'mismatch'
  /** The signing time is too far from now. */
  | 'skewed'
  /** A presigned URL is past its life. */
  | 'expired';

/** Each protocol has its own codes for these faults. */
export class SignatureError extends Error {
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault, message: string) {
    super(message);
    this.name = 'SignatureError';
    this.fault = fault;
  }
}
