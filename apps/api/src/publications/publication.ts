import type { Database } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findPublicationFor, type ManagedPublication, type Shown } from '@bacs/db/publications';
import { type Static, Type } from 'typebox';
import { Ulid, Uuid } from '../http/addresses.ts';
import { etagOf } from '../http/conditional-get.ts';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { presentShown, ShownFields } from '../productions/shown.ts';
import { ProductionStatus, presentStatus } from '../productions/status.ts';

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
    '`inherit` or `public`, everybody who may read the space sees it. This is about feeds: whoever knows the URL of',
    'a playlist or a poster can play it, whatever the visibility, because the files themselves are public.',
  ].join(' '),
});

const Shows = Type.Object(ShownFields);

const settings = {
  visibility: Nullable(Visibility),
  visible_in_space: Type.Boolean(),
  visible_in_global: Type.Boolean(),
};

export const Publication = Type.Object(
  {
    id: Type.Integer(),
    etag: Type.String({
      description: [
        'It changes with everything else that is here. To approve what you have seen, send it in the header',
        '`If-Match`.',
      ].join(' '),
      examples: ['"Zm9yIHlvdXIgZXllcyBvbmx5LCA"'],
    }),
    upload_uuid: Nullable(Uuid),
    production_ulid: Nullable(
      Ulid({ description: 'ULID of the production; null when the older system published the upload itself' }),
    ),
    production_status: Nullable(ProductionStatus),
    space_id: Type.Integer(),
    status: Nullable(PublicationStatus),
    ...settings,
    shows: Nullable(
      Type.Object(ShownFields, {
        description: [
          'What the space shows or is asked to show. `media` is empty until the production is completed. null for what',
          'somebody else took back, and while its production or upload is being deleted.',
        ].join(' '),
      }),
    ),
    replaces: Nullable(
      Type.Object(
        {
          publication_id: Type.Integer(),
          production_ulid: Nullable(Ulid()),
          status: Nullable(PublicationStatus),
          ...settings,
          shows: Nullable(Shows),
        },
        {
          description: [
            'The publication whose place this one takes when it is approved. It can be approved while the other one',
            'is `published`.',
          ].join(' '),
        },
      ),
    ),
    requested_by: Nullable(Type.Integer()),
    approved_by: Nullable(Type.Integer()),
    taken_down_by: Nullable(
      Type.Integer({ description: 'The operator who took it down; only an operator can show it again' }),
    ),
    published_at: Nullable(Timestamp),
    unpublished_at: Nullable(Timestamp),
    created_at: Nullable(Timestamp),
  },
  { title: 'Publication' },
);

/** @param baseUrl the output bucket as the public sees it */
export function presentPublication(
  publication: ManagedPublication,
  baseUrl: string,
): Static<typeof Publication> {
  const { id, production_status, replaces_id: replacedId } = publication;
  const seen = {
    upload_uuid: publication.upload_uuid,
    production_ulid: publication.production_ulid,
    production_status: production_status && presentStatus(production_status),
    space_id: publication.space_id,
    status: publication.status,
    ...presentSettings(publication),
    shows: present(publication.shows, baseUrl),
    replaces: replacedId === null ? null : presentReplaced(replacedId, publication, baseUrl),
    requested_by: publication.requested_by,
    approved_by: publication.approved_by,
    taken_down_by: publication.taken_down_by,
    published_at: toTimestamp(publication.published_at),
    unpublished_at: toTimestamp(publication.unpublished_at),
    created_at: toTimestamp(publication.created_at),
  };
  return { id, etag: etagOf(JSON.stringify(seen)), ...seen };
}

function present(shows: Shown | null, baseUrl: string): Static<typeof Shows> | null {
  return shows && presentShown(shows, baseUrl);
}

/** The row of a publication that is to be replaced is gone once its production is deleted. */
function presentReplaced(publication_id: number, { replaces: old }: ManagedPublication, baseUrl: string) {
  return {
    publication_id,
    production_ulid: old?.production_ulid ?? null,
    status: old?.status ?? null,
    ...presentSettings(old ?? { visibility: null, visible_in_space: 0, visible_in_global: 0 }),
    shows: present(old?.shows ?? null, baseUrl),
  };
}

type Settings = {
  visibility: ManagedPublication['visibility'] | null;
  visible_in_space: number;
  visible_in_global: number;
};

function presentSettings({ visibility, visible_in_space, visible_in_global }: Settings) {
  return {
    visibility,
    visible_in_space: visible_in_space === 1,
    visible_in_global: visible_in_global === 1,
  };
}

/** @throws PUBLICATION_NOT_FOUND, unless the caller may manage it. */
export async function requirePublication(
  db: Database,
  caller: Caller,
  id: number,
): Promise<ManagedPublication> {
  const publication = await findPublicationFor(db, caller, id);
  if (!publication) throw new Problem('PUBLICATION_NOT_FOUND');
  return publication;
}
