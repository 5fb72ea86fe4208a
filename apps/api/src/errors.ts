/** Every error this API answers with by itself. The code is the contract, the title is for people. */
const problems = {
  INVALID_REQUEST: [400, 'The request is not valid'],
  INVALID_CURSOR: [400, 'The cursor is not one of ours'],
  UNAUTHENTICATED: [401, 'A valid API key is needed'],
  NOT_FOUND: [404, 'There is nothing at this address'],
  UPLOAD_NOT_FOUND: [404, 'No such upload'],
  PRODUCTION_NOT_FOUND: [404, 'No such production'],
  SPACE_NOT_FOUND: [404, 'No such space'],
  UPLOAD_INCOMPLETE: [409, 'The upload has not been completed'],
  OBJECT_MISSING: [409, 'The file has not been uploaded'],
  OBJECT_SIZE_MISMATCH: [409, 'The file has another size than was announced'],
  IDEMPOTENCY_KEY_REUSED: [409, 'The idempotency key has been used for another request'],
  SLUG_TAKEN: [409, 'Another space has this slug'],
  BODY_TOO_LARGE: [413, 'The request body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The request body must be application/json'],
  FILE_TOO_LARGE: [422, 'The file is larger than may be uploaded'],
  UNKNOWN_PROFILE: [422, 'No such profile'],
  INTERNAL_ERROR: [500, 'Something went wrong here'],
  DATABASE_UNAVAILABLE: [503, 'The database cannot be used; try again shortly'],
  STORAGE_UNAVAILABLE: [503, 'S3 cannot be reached; try again shortly'],
  TIMEOUT: [503, 'It took too long; it may be done all the same'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** Thrown anywhere below a route; the error handler turns it into problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** By this name Fastify knows it too. */
  readonly statusCode: number;
  readonly title: string;
  readonly detail: string | undefined;

  constructor(code: ProblemCode, detail?: string, options?: ErrorOptions) {
    const [status, title] = problems[code];
    super(detail ?? title, options);
    this.name = 'Problem';
    this.code = code;
    this.statusCode = status;
    this.title = title;
    this.detail = detail;
  }
}
