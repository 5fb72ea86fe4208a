import * as facts from './facts.ts';
import { mediaOf, outputPrefix } from './outputs.ts';

const { alma, ben, page, productionUlid, retriedUlid, spaceId, uploadUuid } = facts;

export const published = {
  id: facts.publicationId,
  etag: '"c2hvd24gdG8gZXZlcnlib2R5Lg"',
  upload_uuid: uploadUuid,
  production_ulid: productionUlid,
  production_status: 'completed',
  space_id: spaceId,
  status: 'published',
  visibility: 'inherit',
  visible_in_space: true,
  visible_in_global: true,
  shows: showsOf(productionUlid),
  replaces: null,
  requested_by: alma.id,
  approved_by: alma.id,
  taken_down_by: null,
  published_at: '2026-11-22T10:18:00.000Z',
  unpublished_at: null,
  created_at: '2026-11-22T10:18:00.000Z',
};
/** Ben publishes it, when the space has come to require review. */
const pending = {
  ...published,
  etag: facts.pendingEtag,
  status: 'pending',
  requested_by: ben.id,
  approved_by: null,
  published_at: null,
};
const approved = {
  ...pending,
  etag: '"YXBwcm92ZWQgYnkgdGhlIGtleQ"',
  status: 'published',
  approved_by: alma.id,
  published_at: '2026-11-22T10:18:30.000Z',
};
const replacement = {
  id: 13,
  production_ulid: retriedUlid,
  shows: showsOf(retriedUlid),
  created_at: '2026-11-22T11:10:00.000Z',
};
/** Ben has another production for the place of the one that Alma has approved. */
const pendingReplacement = {
  ...pending,
  ...replacement,
  etag: '"d2FpdHMgZm9yIGl0cyBwbGFjZQ"',
  replaces: {
    publication_id: approved.id,
    production_ulid: approved.production_ulid,
    status: approved.status,
    visibility: approved.visibility,
    visible_in_space: approved.visible_in_space,
    visible_in_global: approved.visible_in_global,
    shows: approved.shows,
  },
};

const publicFeedItem = {
  publication_id: facts.publicationId,
  ...showsOf(productionUlid),
  published_at: published.published_at,
};
const feedItem = {
  ...publicFeedItem,
  production_ulid: productionUlid,
  upload_uuid: uploadUuid,
  output_prefix: outputPrefix,
  owner: alma,
};

export const publicationExamples = {
  createPublication: { body: { space_id: spaceId }, 201: published },
  listProductionPublications: { 200: page(published) },
  listSpacePublications: { 200: page(pendingReplacement) },
  getPublication: { 200: published },
  listPublicationEvents: {
    200: page(
      {
        at: '2026-11-22T10:18:30.000Z',
        action: 'approved',
        actor: alma,
        detail: { from: 'pending', to: 'published' },
      },
      { at: pending.created_at, action: 'requested', actor: ben, detail: { from: null, to: 'pending' } },
    ),
  },
  approvePublication: { 200: approved },
  rejectPublication: {
    body: { reason: 'The first minute is missing.' },
    200: { ...pending, etag: '"cmVqZWN0ZWQgYnkgQWxtYS4uLg"', status: 'rejected' },
  },
  unpublishPublication: {
    200: {
      ...published,
      etag: '"dGFrZW4gYmFjayBieSBBbG1hLg"',
      status: 'unpublished',
      unpublished_at: '2026-11-22T12:00:00.000Z',
    },
  },
  republishPublication: { 200: published },
  replacePublication: {
    body: { production_id: retriedUlid, other_upload: false },
    200: { ...published, ...replacement, etag: '"YW5vdGhlciBwcm9kdWN0aW9uLg"' },
  },
  getSpaceFeed: { 200: page(feedItem) },
  getGlobalFeed: { 200: page(feedItem) },
  getFeedItem: { 200: feedItem },
  getPublicSpaceFeed: { 200: page(publicFeedItem) },
  getPublicGlobalFeed: { 200: page(publicFeedItem) },
};

function showsOf(ulid: string): object {
  const media = mediaOf(ulid);
  const [first] = media;
  return {
    title: 'Evening news',
    description: 'The evening news of 22 November.',
    duration_seconds: 61,
    playlist_url: first?.playlist_url,
    poster_url: first?.poster_url,
    media,
  };
}
