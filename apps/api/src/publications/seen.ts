import type { Caller } from '@bacs/db/keys';
import { lockPublicationFor, type ManagedPublication, type StillSeen } from '@bacs/db/publications';
import { Type } from 'typebox';
import { namesAny, namesEtag } from '../http/conditional-get.ts';
import { Problem } from '../http/errors.ts';
import { presentPublication } from './publication.ts';

export const SeenHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      description: [
        'The `etag` of the publication as you have seen it. If it is not so any more, nothing changes, and the answer',
        'is PUBLICATION_CHANGED.',
      ].join(' '),
      examples: ['"Zm9yIHlvdXIgZXllcyBvbmx5LCA"'],
    }),
  ),
});

/** What a client has seen of a publication, as its header If-Match names it. */
export type Seen = {
  /** Tells in the transaction of a change whether it is still so; undefined when the client names nothing. */
  isStillSeen: StillSeen | undefined;
  matches: (publication: ManagedPublication) => boolean;
};

/** @param isRequired true if the client must name what it has seen. @throws PRECONDITION_REQUIRED */
export function readSeen(
  { headers, caller }: { headers: { 'if-match'?: string }; caller: Caller },
  publication: ManagedPublication,
  { isRequired, baseUrl }: { isRequired: boolean; baseUrl: string },
): Seen {
  const { 'if-match': named = '*' } = headers;
  // `*` stands for anything, so it says nothing about what the client has seen.
  if (namesAny(named)) {
    if (isRequired) throw new Problem('PRECONDITION_REQUIRED');
    return { isStillSeen: undefined, matches: () => true };
  }
  const matches = (now: ManagedPublication) => namesEtag(named, presentPublication(now, baseUrl).etag);
  return {
    matches,
    isStillSeen: async (tx) => {
      const now = await lockPublicationFor(tx, caller, publication);
      return now !== undefined && matches(now);
    },
  };
}
