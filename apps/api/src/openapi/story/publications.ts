import * as facts from './facts.ts';
import { outputPrefix, playlists } from './outputs.ts';

const { alma, ben, page, productionUlid, retriedUlid, spaceId, uploadUuid } = facts;

const published = {
  id: facts.publicationId,
  upload_uuid: uploadUuid,
  production_ulid: productionUlid,
  space_id: spaceId,
  status: 'published',
  visibility: 'inherit',
  visible_in_space: true,
  visible_in_global: true,
  requested_by: alma.id,
  approved_by: alma.id,
  published_at: '2026-11-22T10:18:00.000Z',
  unpublished_at: null,
  created_at: '2026-11-22T10:18:00.000Z',
};
/** Ben publishes it, when the space has come to require review. */
const pending = {
  ...published,
  status: 'pending',
  requested_by: ben.id,
  approved_by: null,
  published_at: null,
};

const [landscape] = playlists;
const feedItem = {
  publication_id: facts.publicationId,
  production_ulid: productionUlid,
  upload_uuid: uploadUuid,
  output_prefix: outputPrefix,
  playlist_url: landscape?.playlist_url,
  poster_url: landscape?.poster_url,
  media: playlists.map((media) => ({ ...media, file_url: null })),
  title: 'Evening news',
  description: 'The evening news of 22 November.',
  duration_seconds: 61,
  owner: alma,
  published_at: published.published_at,
};

export const publicationExamples = {
  createPublication: { body: { space_id: spaceId }, 201: published },
  listProductionPublications: { 200: page(published) },
  listSpacePublications: { 200: page(pending) },
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
  approvePublication: {
    200: { ...pending, status: 'published', approved_by: alma.id, published_at: '2026-11-22T10:18:30.000Z' },
  },
  rejectPublication: { 200: { ...pending, status: 'rejected' } },
  unpublishPublication: {
    200: { ...published, status: 'unpublished', unpublished_at: '2026-11-22T12:00:00.000Z' },
  },
  republishPublication: { 200: published },
  replacePublication: {
    body: { production_id: retriedUlid },
    200: { ...published, id: 13, production_ulid: retriedUlid, created_at: '2026-11-22T11:10:00.000Z' },
  },
  getSpaceFeed: { 200: page(feedItem) },
  getGlobalFeed: { 200: page(feedItem) },
};
