import { badRequest } from './errors.ts';

const largestPage = 20;

/** Job ids begin with the time of their creation. */
const jobId = /^\d{13}-\w+$/;

export type PageQuery = { order?: string; maxResults?: string; nextToken?: string };

/** Takes the page behind the place that the token names, of items in that order of their ids. */
export function takePage<Item extends { id: string }>(
  items: Item[],
  { order, maxResults, nextToken }: PageQuery,
): { page: Item[]; nextToken?: string } {
  const size = maxResults === undefined ? largestPage : Number(maxResults);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw badRequest(`/maxResults: Should be an integer from 1 to ${largestPage}`);
  }
  const before = nextToken === undefined ? undefined : readToken(nextToken);
  // The job that the token names may have left the list since then, as those do that end while they are listed.
  const isBehind = ({ id }: Item) =>
    before === undefined || (order === 'ASCENDING' ? id > before : id < before);
  const rest = items.filter(isBehind);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return { page, ...(last && size < rest.length && { nextToken: writeToken(last.id) }) };
}

function writeToken(id: string) {
  return Buffer.from(id).toString('base64url');
}

function readToken(token: string) {
  const id = Buffer.from(token, 'base64url').toString();
  if (!jobId.test(id)) throw badRequest('/nextToken: Is not valid');
  return id;
}
