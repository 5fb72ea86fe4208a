/** Lists every error that this API itself answers with. The code is the contract; the title is for people. */
const problems = {
  INVALID_REQUEST: [400, 'The request is not valid'],
  INVALID_CURSOR: [400, 'The cursor is not valid'],
  UNAUTHENTICATED: [401, 'The request needs a valid API key or a session'],
  CROSS_SITE: [403, 'The request does not come from a page of this service'],
  OPERATOR_ONLY: [403, 'Only an operator may do this'],
  WEBHOOKS_OFF: [403, 'This service sends no webhooks: its operator has set no WEBHOOK_SECRETS_KEY'],
  SPACE_ROLE_REQUIRED: [403, 'Your role in the space does not allow this'],
  NOT_FOUND: [404, 'There is nothing at this address'],
  UPLOAD_NOT_FOUND: [404, 'The upload does not exist, or it is not yours'],
  PRODUCTION_NOT_FOUND: [404, 'The production does not exist, or it is not yours'],
  PROFILE_NOT_FOUND: [404, 'The profile does not exist'],
  DELETION_NOT_FOUND: [404, 'The deletion does not exist, or it is not yours'],
  SPACE_NOT_FOUND: [404, 'The space does not exist, or you have no access to it'],
  PUBLICATION_NOT_FOUND: [404, 'The publication does not exist, or you have no access to it'],
  USER_NOT_FOUND: [404, 'The user does not exist'],
  MEMBER_NOT_FOUND: [404, 'The user is not a member of the space; invite them with createInvitation'],
  INVITATION_NOT_FOUND: [404, 'The invitation does not exist, was used, or is not valid any more'],
  WEBHOOK_NOT_FOUND: [404, 'The webhook does not exist, or it is not yours'],
  EVENT_NOT_FOUND: [404, 'The event does not exist, is not yours, or is not kept any more'],
  API_KEY_NOT_FOUND: [404, 'The API key does not exist, or you may not manage it'],
  BULK_ACTION_NOT_FOUND: [404, 'The bulk action does not exist'],
  PREVIEW_NOT_FOUND: [404, 'The preview does not exist, is not yours, or is too old; preview the set again'],
  METHOD_NOT_ALLOWED: [405, 'This address does not support this method'],
  REQUEST_TIMEOUT: [408, 'The request took too long to arrive'],
  UPLOAD_INCOMPLETE: [409, 'The upload is not complete'],
  OBJECT_MISSING: [409, 'The file is not uploaded yet'],
  OBJECT_SIZE_MISMATCH: [409, 'The size of the file differs from the announced size'],
  OBJECT_CHANGED: [409, 'The file is not the one that the upload was completed with'],
  IDEMPOTENCY_KEY_REUSED: [409, 'The idempotency key belongs to another request'],
  PRODUCTION_ENDED: [409, 'The production has ended'],
  PRODUCTION_NOT_ENDED: [409, 'The production has not ended'],
  PRODUCTION_NOT_WAITING: [409, 'The production does not wait in line'],
  PRODUCTION_COMPLETED: [409, 'The production is completed'],
  PRODUCTION_NOT_COMPLETED: [409, 'The production is not completed'],
  PRODUCTION_DELETING: [409, 'The production is being deleted'],
  PRODUCTION_PUBLISHED: [409, 'A production to delete is published; force=true deletes it anyway'],
  PREFIX_REFUSED: [
    409,
    'A stored place is not that of this production or upload alone, so nothing is deleted',
  ],
  OUTPUTS_NOT_RECORDED: [409, 'The production was rendered before outputs were recorded'],
  SLUG_TAKEN: [409, 'Another space uses this slug'],
  SPACE_CLOSED: [409, 'The space is closed and shows nothing'],
  SPACE_CLOSING: [409, 'The space is still being closed; try again in a few seconds'],
  SPACE_IS_PERSONAL: [409, 'A personal space has no members'],
  SPACE_OWNER_IS_NO_MEMBER: [409, 'The owner of a space has every right in it and cannot become a member'],
  PUBLICATION_STATE: [409, 'The status of the publication does not allow this'],
  PRODUCTION_UNPUBLISHABLE: [409, 'The production has no outputs to show and never will have'],
  OTHER_UPLOAD: [409, 'The production belongs to another upload'],
  REPLACED_NOT_SHOWN: [
    409,
    'The space does not show what the publication would replace; ask for another replacement, or reject it',
  ],
  WEBHOOK_DISABLED: [409, 'The webhook is disabled; enable it with updateWebhook'],
  WEBHOOK_SECRET_LOST: [
    409,
    'This service cannot decrypt the secret of the webhook any more; give it a new one with rotateWebhookSecret',
  ],
  BULK_ACTION_ENDED: [409, 'The bulk action has ended'],
  EVENTS_REMOVED: [410, 'The events after this one are not kept any more'],
  PUBLICATION_CHANGED: [412, 'The publication is not as you have seen it; read it again'],
  BODY_TOO_LARGE: [413, 'The request body is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The request body must be application/json'],
  FILE_TOO_LARGE: [422, 'The file is larger than the limit'],
  URL_REFUSED: [422, 'Nothing can be sent to this URL'],
  UNKNOWN_PROFILE: [422, 'The profile does not exist'],
  PRECONDITION_REQUIRED: [
    428,
    'Send the `etag` of the publication as you have seen it in the header If-Match',
  ],
  RATE_LIMITED: [429, 'You sent too many requests; wait and try again'],
  QUOTA_EXCEEDED: [429, 'There are as many of these as there may be at a time'],
  HEADERS_TOO_LARGE: [431, 'The request headers are too large'],
  INTERNAL_ERROR: [500, 'An internal error occurred'],
  DATABASE_UNAVAILABLE: [503, 'The database is unavailable; try again shortly'],
  QUEUE_UNAVAILABLE: [503, 'The queue is unavailable; try again shortly'],
  STORAGE_UNAVAILABLE: [503, 'S3 is unavailable; try again shortly'],
  TIMEOUT: [503, 'The request took too long; it may still take effect'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** Lists the errors that have this status. */
export function problemsByStatus(status: number): { code: string; title: string }[] {
  return Object.entries(problems).flatMap(([code, [of, title]]) => (of === status ? { code, title } : []));
}

/** `retryAfter` is how many seconds the client had better wait. */
type ProblemOptions = ErrorOptions & { retryAfter?: number };

/** Any code below a route may throw it; the error handler turns it into problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** Fastify reads the status from this name. */
  readonly statusCode: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail?: string, { retryAfter, ...options }: ProblemOptions = {}) {
    const [status, title] = problems[code];
    super(detail ?? title, options);
    this.name = 'Problem';
    this.code = code;
    this.statusCode = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter ?? (status === 503 ? 5 : undefined);
  }
}
