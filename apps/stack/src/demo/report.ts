import type { Production } from '@bacs/client';
import { playlistsOf } from './check.ts';
import type { StoredObject } from './list-objects.ts';
import type { FeedItem } from './publish.ts';

export type Report = {
  upload_id: string | null;
  productions: {
    ulid: string | null;
    status: string | null;
    profile: string | null;
    output_prefix: string | null;
    objects: number;
    playlist_url: string | null;
  }[];
  feed: { production_ulid: string | null; output_prefix: string | null }[];
  error?: string;
};

/** The results of one demo. They are filled along the way, so that a report after a failure contains them. */
export type Findings = {
  uploadId: string | null;
  productions: Production[];
  objects: StoredObject[];
  feed: FeedItem[];
};

export function buildReport({ uploadId, productions, objects, feed }: Findings, error?: string): Report {
  return {
    upload_id: uploadId,
    productions: productions.map((production) => ({
      ulid: production.ulid,
      status: production.status,
      profile: production.profile,
      output_prefix: production.output_prefix,
      objects: objects.filter(({ key }) => key.includes(`/${production.ulid}/`)).length,
      playlist_url: playlistsOf([production])[0] ?? null,
    })),
    feed: feed.map(({ production_ulid, output_prefix }) => ({ production_ulid, output_prefix })),
    ...(error === undefined ? {} : { error }),
  };
}
