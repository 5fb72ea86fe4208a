import { badRequest } from './errors.ts';

const largestPage = 20;

/** Takes the page after the job that the token names, from jobs sorted by id. */
export function takePage<Item extends { id: string }>(
  items: Item[],
  { maxResults, nextToken }: { maxResults?: string; nextToken?: string },
): { page: Item[]; nextToken?: string } {
  const size = maxResults === undefined ? largestPage : Number(maxResults);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw badRequest(`/maxResults: Should be an integer from 1 to ${largestPage}`);
  }
  const start = nextToken === undefined ? 0 : items.findIndex(({ id }) => id === readToken(nextToken)) + 1;
  if (nextToken !== undefined && start === 0) throw badRequest('/nextToken: Is not valid');
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  return { page, ...(last && start + size < items.length && { nextToken: writeToken(last.id) }) };
}

function writeToken(id: string) {
  return Buffer.from(id).toString('base64url');
}

function readToken(token: string) {
  return Buffer.from(token, 'base64url').toString();
}
