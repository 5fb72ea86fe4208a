import type { Exchange } from './contract.ts';

type Typed<Data> = { data?: Data; error?: unknown; response: Response };

const requests = new WeakMap<Response, string>();

/** Sends a request and shows what came back to `check`, which throws at what should not be. */
export async function exchange(request: Request, check: (exchange: Exchange) => void): Promise<Response> {
  const response = await fetch(request);
  const { method } = request;
  const { pathname, search } = new URL(request.url);
  const path = pathname + search;
  requests.set(response, `${method} ${path}`);
  const { status, headers } = response;
  check({ method, path, status, contentType: headers.get('content-type'), body: await readJson(response) });
  if (isStream(response)) await response.body?.cancel();
  return response;
}

/** A stream has no end to wait for, so only its head is looked at. */
function isStream({ headers }: Response): boolean {
  return headers.get('content-type') === 'text/event-stream';
}

/** Reads the answer's JSON; the answer itself can still be read afterwards. */
export async function readJson(response: Response): Promise<unknown> {
  if (isStream(response)) return '';
  const text = await response.clone().text();
  return text === '' ? undefined : JSON.parse(text);
}

/** Returns the body of a successful answer; `undefined` if it has none. @throws at any other answer. */
export async function ok<Data>(answer: Promise<Typed<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new Error(`${requests.get(response)}: ${response.status} ${JSON.stringify(error)}`);
  return data as Data;
}

/** Makes the parameters of an operation on one thing. */
export function at<Id extends string | number>(id: Id): { params: { path: { id: Id } } } {
  return { params: { path: { id } } };
}
