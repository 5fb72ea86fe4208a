import { Failure } from '../failure.ts';

/** Checks the address of an API, and writes it as we compare it. @throws Failure that names where it comes from. */
export function toApiUrl(text: string, from: string): string {
  const url = URL.parse(text.trim());
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (isPlain) return url.href.replace(/\/+$/, '');
  throw new Failure('usage', `${from}: give the address of an API, as http://127.0.0.1:3000`);
}
