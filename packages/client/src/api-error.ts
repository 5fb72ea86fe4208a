import type { components } from './openapi.generated.ts';

type ProblemDetails = components['schemas']['ProblemDetails'];
type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** An answer that refuses a request */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The status of HTTP */
  readonly status: number;
  /** Stable, such as `UPLOAD_NOT_FOUND`; undefined if something else than the API has answered, such as a proxy or S3 */
  readonly code: string | undefined;
  /** For people */
  readonly detail: string | undefined;
  /** Operators find the request in their log by it. */
  readonly requestId: string | undefined;
  /** What is wrong with which part of the request */
  readonly errors: ProblemDetails['errors'];

  constructor({ status, url, headers }: Pick<Response, 'status' | 'url' | 'headers'>, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    super(problem ? `${problem.detail ?? problem.title} (${problem.code})` : describe({ status, url }, body));
    this.status = status;
    this.code = problem?.code;
    this.detail = problem?.detail;
    this.requestId = headers.get('x-request-id') ?? undefined;
    this.errors = problem?.errors;
  }
}

/** The events after a number are not kept any more: read anew what you follow, and go on from the oldest event. */
export class EventsRemovedError extends ApiError {}

/** A request that nothing has answered; `cause` says why. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor({ method, url }: Pick<Request, 'method' | 'url'>, cause: unknown) {
    super(`${method} ${withoutQuery(url)} got no answer: ${reasonOf(cause)}`, { cause });
  }
}

/** Returns the body of an answer; undefined if it has none. @throws ApiError if it refuses the request */
export async function ok<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (response.ok) return data as Data;
  const Refusal = isProblem(error) && error.code === 'EVENTS_REMOVED' ? EventsRemovedError : ApiError;
  throw new Refusal(response, error);
}

function isProblem(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}

function describe({ status, url }: Pick<Response, 'status' | 'url'>, body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${withoutQuery(url)} answered ${status}, and not as the API does: ${text?.slice(0, 300)}`;
}

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url;
}

/** fetch tells the reason in the cause of its error alone. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
