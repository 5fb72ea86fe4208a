import type { FeedRow } from '@bacs/db/feeds';
import { type Static, Type } from 'typebox';
import { Ulid, Uuid } from '../http/addresses.ts';
import { presentName } from '../http/display-name.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { presentShown, ShownFields } from '../productions/shown.ts';

/** What anybody may see, even without an API key: nothing of it tells who made it. */
export const PublicFeedItem = Type.Object(
  {
    publication_id: Type.Integer(),
    ...ShownFields,
    published_at: Nullable(Timestamp),
  },
  { title: 'PublicFeedItem' },
);

export const FeedItem = Type.Object(
  {
    ...PublicFeedItem.properties,
    production_ulid: Nullable(Ulid()),
    upload_uuid: Nullable(Uuid),
    output_prefix: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
    owner: Type.Object({ id: Nullable(Type.Integer()), display_name: Nullable(Type.String()) }),
  },
  { title: 'FeedItem' },
);

export function presentPublicItem(row: FeedRow, baseUrl: string): Static<typeof PublicFeedItem> {
  return {
    publication_id: row.id,
    ...presentShown(row, baseUrl),
    published_at: toTimestamp(row.published_at),
  };
}

export function presentItem(row: FeedRow, baseUrl: string): Static<typeof FeedItem> {
  return {
    ...presentPublicItem(row, baseUrl),
    production_ulid: row.production_ulid,
    upload_uuid: row.upload_uuid,
    output_prefix: row.output_prefix,
    owner: { id: row.owner_id, display_name: presentName(row.owner_display_name) },
  };
}
