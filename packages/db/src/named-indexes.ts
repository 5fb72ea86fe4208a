import type { Schema } from './schema.ts';

/**
 * The indexes that queries name, by their tables, besides `PRIMARY`. A server refuses a name that it does not have, so
 * each of them has to be there, under its name.
 */
export const namedIndexes = {
  api_keys: [
    'api_keys_expiry',
    'api_keys_hash',
    'api_keys_revoked',
    'api_keys_user',
    'api_keys_user_kind',
    'api_keys_user_valid',
  ],
  bulk_action_items: ['bulk_action_items_outcome'],
  bulk_actions: [
    'bulk_actions_ended',
    'bulk_actions_previews',
    'bulk_actions_started',
    'bulk_actions_status',
  ],
  deletions: [
    'deletions_once',
    'deletions_production',
    'deletions_status',
    'deletions_upload',
    'deletions_user',
  ],
  events: ['events_subject', 'events_user', 'events_user_time'],
  idempotent_requests: [],
  outbox: [],
  production_events: ['production_events_kind', 'production_events_production'],
  productions: [
    'productions_created',
    'productions_error',
    'productions_idempotency',
    'productions_line',
    'productions_released',
    'productions_retry',
    'productions_status',
    'productions_status_created',
    'productions_status_ended',
    'productions_ulid',
    'productions_upload',
    'productions_upload_created',
    'productions_upload_status',
    'productions_upload_status_created',
    'productions_upload_settings',
    'productions_user',
    'productions_user_created',
    'productions_user_line',
    'productions_user_status',
    'productions_user_status_created',
    'productions_user_turn',
  ],
  space_members: ['space_members_user'],
  space_publication_events: ['space_publication_events_publication'],
  space_publications: [
    'global_feed_for_everybody',
    'space_feed',
    'space_feed_for_everybody',
    'space_publications_owner',
    'space_publications_owner_status',
    'space_publications_production',
    'space_publications_space',
    'space_publications_space_status',
    'space_publications_upload_space',
  ],
  spaces: ['spaces_of_owner', 'spaces_open', 'spaces_to_clear'],
  uploads: ['uploads_asset', 'uploads_user', 'uploads_user_status'],
  webhook_deliveries: [
    'webhook_deliveries_due',
    'webhook_deliveries_event',
    'webhook_deliveries_pending',
    'webhook_deliveries_status',
  ],
  webhook_endpoints: ['webhook_endpoints_behind', 'webhook_endpoints_status', 'webhook_endpoints_user'],
} as const satisfies { [Table in keyof Schema]?: readonly string[] };

export type IndexedTable = keyof typeof namedIndexes;

export type IndexOf<Table extends IndexedTable> = 'PRIMARY' | (typeof namedIndexes)[Table][number];
