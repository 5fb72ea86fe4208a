import type { Schemas } from '../api/bacs.ts';

/** What operators look for, as the address of the page has it: it survives a reload, and can be sent to a colleague. */
export const searchFields = [
  'text',
  'status',
  'error_code',
  'cause',
  'profile',
  'user_id',
  'by',
  'from',
  'to',
] as const;
export type SearchField = (typeof searchFields)[number];
export type Search = Partial<Record<SearchField, string>>;
export type Filter = Schemas['ProductionFilter'];

/** Reads it from the query of an address, and leaves out all else that is there. */
export function readSearch(query: Record<string, string>): Search {
  const given = searchFields.flatMap((name) => {
    const value = query[name];
    // Failures may say nothing, so that a cause may be empty.
    return value === undefined || (value === '' && name !== 'cause') ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** The API says what is wrong with a value that an address has. */
export function toFilter({ user_id, ...same }: Search): Filter {
  return { ...same, ...(user_id !== undefined && { user_id: Number(user_id) }) } as Filter;
}

export function toAddress(path: string, search: Search): string {
  const query = new URLSearchParams(search).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The productions that this finds */
export function productionsAt(search: Search): string {
  return toAddress('/operate/productions', search);
}
