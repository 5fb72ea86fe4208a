/** Every error this API answers with by itself. The code is the contract, the title is for people. */
const problems = {
  INVALID_REQUEST: [400, 'The request is not valid'],
  INVALID_CURSOR: [400, 'The cursor is not one of ours'],
  UNAUTHENTICATED: [401, 'A valid API key is needed'],
  OPERATOR_ONLY: [403, 'Only an operator may do this'],
  SPACE_ROLE_REQUIRED: [403, 'Your role in the space does not allow this'],
  NOT_FOUND: [404, 'There is nothing at this address'],
  UPLOAD_NOT_FOUND: [404, 'No such upload'],
  PRODUCTION_NOT_FOUND: [404, 'No such production'],
  PROFILE_NOT_FOUND: [404, 'No such profile'],
  DELETION_NOT_FOUND: [404, 'No such deletion'],
  SPACE_NOT_FOUND: [404, 'No such space'],
  PUBLICATION_NOT_FOUND: [404, 'No such publication'],
  USER_NOT_FOUND: [404, 'No such user'],
  API_KEY_NOT_FOUND: [404, 'No such API key'],
  METHOD_NOT_ALLOWED: [405, 'This address has no such method'],
  REQUEST_TIMEOUT: [408, 'The request took too long to arrive'],
  UPLOAD_INCOMPLETE: [409, 'The upload has not been completed'],
  OBJECT_MISSING: [409, 'The file has not been uploaded'],
  OBJECT_SIZE_MISMATCH: [409, 'The file has another size than was announced'],
  IDEMPOTENCY_KEY_REUSED: [409, 'The idempotency key has been used for another request'],
  PRODUCTION_ENDED: [409, 'The production has come to its end'],
  PRODUCTION_NOT_ENDED: [409, 'The production has not come to its end'],
  PRODUCTION_COMPLETED: [409, 'The production has completed'],
  PRODUCTION_NOT_COMPLETED: [409, 'The production has not completed'],
  PRODUCTION_DELETING: [409, 'The production is being deleted'],
  PRODUCTION_PUBLISHED: [409, 'It is published; force=true deletes it all the same'],
  PREFIX_REFUSED: [409, 'Its rows name a place that is not its own; nothing may be deleted there'],
  OUTPUTS_NOT_RECORDED: [409, 'It was rendered before outputs were recorded'],
  SLUG_TAKEN: [409, 'Another space has this slug'],
  SPACE_IS_PERSONAL: [409, 'A personal space has no members'],
  SPACE_OWNER_IS_NO_MEMBER: [409, 'The owner of a space may do everything in it already'],
  PUBLICATION_STATE: [409, 'The publication is not in a state for this'],
  PRODUCTION_UNPUBLISHABLE: [409, 'The production has nothing to show and never will'],
  OTHER_UPLOAD: [409, 'The production is of another upload'],
  BODY_TOO_LARGE: [413, 'The request body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The request body must be application/json'],
  FILE_TOO_LARGE: [422, 'The file is larger than may be uploaded'],
  UNKNOWN_PROFILE: [422, 'No such profile'],
  RATE_LIMITED: [429, 'Too many requests; wait a little'],
  HEADERS_TOO_LARGE: [431, 'The request header is too large'],
  INTERNAL_ERROR: [500, 'Something went wrong here'],
  DATABASE_UNAVAILABLE: [503, 'The database cannot be used; try again shortly'],
  STORAGE_UNAVAILABLE: [503, 'S3 cannot be reached; try again shortly'],
  TIMEOUT: [503, 'It took too long; it may be done all the same'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** What a status can mean here. */
export function problemsByStatus(status: number): { code: string; title: string }[] {
  return Object.entries(problems).flatMap(([code, [of, title]]) => (of === status ? { code, title } : []));
}

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
