import type { Database } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findPublicationFor, type ManagedPublication } from '@bacs/db/publications';
import { type Static, Type } from 'typebox';
import { Ulid, Uuid } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

export const PublicationStatus = Type.Enum(
  ['draft', 'pending', 'approved', 'published', 'unpublished', 'rejected'],
  {
    description: [
      '- `pending`: the publication waits for a moderator.',
      '- `published`: the space shows it as soon as its production is completed.',
      '- `unpublished`: somebody took it back, another production replaced it, or its production failed, was',
      '  canceled or is being deleted. A retry of the production does not take its place by itself.',
      '- `rejected`: a moderator rejected it.',
      '- `draft`, `approved`: only publications of the older system have these; no feed shows them.',
    ].join('\n'),
  },
);

export const Visibility = Type.Enum(['inherit', 'members', 'public'], {
  description: [
    'Who sees the publication in the space. With `members`, only the owner and the members see it. With',
    '`inherit` or `public`, everybody who may read the space sees it.',
  ].join(' '),
});

export const Publication = Type.Object(
  {
    id: Type.Integer(),
    upload_uuid: Nullable(Uuid),
    production_ulid: Nullable(
      Ulid({ description: 'ULID of the production; null when the older system published the upload itself' }),
    ),
    space_id: Type.Integer(),
    status: Nullable(PublicationStatus),
    visibility: Nullable(Visibility),
    visible_in_space: Type.Boolean(),
    visible_in_global: Type.Boolean(),
    requested_by: Nullable(Type.Integer()),
    approved_by: Nullable(Type.Integer()),
    published_at: Nullable(Timestamp),
    unpublished_at: Nullable(Timestamp),
    created_at: Nullable(Timestamp),
  },
  { title: 'Publication' },
);

export function presentPublication(publication: ManagedPublication): Static<typeof Publication> {
  return {
    id: publication.id,
    upload_uuid: publication.upload_uuid,
    production_ulid: publication.production_ulid,
    space_id: publication.space_id,
    status: publication.status,
    visibility: publication.visibility,
    visible_in_space: publication.visible_in_space === 1,
    visible_in_global: publication.visible_in_global === 1,
    requested_by: publication.requested_by,
    approved_by: publication.approved_by,
    published_at: toTimestamp(publication.published_at),
    unpublished_at: toTimestamp(publication.unpublished_at),
    created_at: toTimestamp(publication.created_at),
  };
}

/** @throws PUBLICATION_NOT_FOUND, unless the caller may manage it. */
export async function requirePublication(
  db: Database,
  caller: Caller,
  id: number,
): Promise<ManagedPublication> {
  const publication = await findPublicationFor(db, caller.userId, id);
  if (!publication) throw new Problem('PUBLICATION_NOT_FOUND');
  return publication;
}
