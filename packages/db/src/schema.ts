import type {
  ContentKind,
  EventType,
  GroupKind,
  Orientation,
  Place,
  ProductionStatus,
  SourceDescription,
} from '@bacs/domain';
import type { ColumnType, Generated, JSONColumnType, Kysely, Selectable, Transaction } from 'kysely';

/**
 * The whole data model on one page. Times are UTC with milliseconds (legacy tables: seconds).
 * Tables of the system this one replaces keep their columns; ours are marked `new`.
 */
export type Schema = {
  users: UsersTable;
  api_keys: ApiKeysTable;
  uploads: UploadsTable;
  productions: ProductionsTable;
  production_events: ProductionEventsTable;
  dispatch: LineTable;
  spaces: SpacesTable;
  space_members: SpaceMembersTable;
  space_invitations: SpaceInvitationsTable;
  space_publications: SpacePublicationsTable;
  space_publication_events: SpacePublicationEventsTable;
  deletions: DeletionsTable;
  idempotent_requests: IdempotentRequestsTable;
  outbox: OutboxTable;
  events: EventsTable;
  event_numbers: EventNumbersTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  bulk_actions: BulkActionsTable;
  bulk_action_items: BulkActionItemsTable;
};

export type Database = Kysely<Schema>;
/** A query that must run inside a transaction takes this. */
export type Tx = Transaction<Schema>;

type UsersTable = {
  id: Generated<number>;
  email: string;
  display_name: string | null;
  created_at: Timestamp;
};

export type Role = 'member' | 'operator';

/** new. The key itself is never stored: `prefix` is for people, `key_hash` is its SHA-256 in hex. */
type ApiKeysTable = {
  id: Generated<number>;
  user_id: number;
  name: string;
  role: Role;
  prefix: string;
  key_hash: string;
  created_at: Timestamp;
  last_used_at: Date | null;
  revoked_at: Date | null;
  /** The key that this one was made with; NULL if an operator's command or an earlier release made it. */
  made_by: number | null;
  /** From then on the key is refused; NULL if it does not end by itself. */
  expires_at: Date | null;
  kind: Generated<KeyKind>;
};

/** A program sends a key as a Bearer token, and a browser a session in a cookie. Neither opens anything as the other. */
export type KeyKind = 'key' | 'session';

export type UploadStatus =
  | 'signed'
  | 'uploading'
  | 'uploaded'
  | 'failed'
  | 'queued'
  | 'processing'
  | 'completed';

/** `status` is about the upload only; `output_prefix` and `mediaconvert_job_id` are legacy and read-only. */
type UploadsTable = {
  id: Generated<number>;
  s3_bucket: string;
  s3_key: string;
  original_filename: string | null;
  modified_filename: ReadOnly<string | null>;
  description: string | null;
  content_type: string | null;
  size_bytes: number | null;
  width: number | null;
  height: number | null;
  duration_seconds: number | null;
  status: UploadStatus;
  etag: string | null;
  mediaconvert_job_id: ReadOnly<string | null>;
  output_prefix: ReadOnly<string | null>;
  asset_uuid: string | null;
  date_ymd: string | null;
  profile: ReadOnly<string | null>;
  orientation: Orientation | null;
  user_id: number | null;
  channel_id: ReadOnly<number | null>;
  space_id: ReadOnly<number | null>;
  origin_space_id: ReadOnly<number | null>;
  created_at: Timestamp;
  uploaded_at: Date | null;
  /**
   * new: the deletion that removes the upload. While it is set, no feed shows the upload and it takes no productions.
   */
  deletion_id: number | null;
  /**
   * new: what MediaConvert tells of the file. Width, height, orientation and duration_seconds follow it once it is
   * there; before that they are what the client has announced.
   */
  source: JSONColumnType<SourceDescription> | null;
  /** new: why MediaConvert did not describe the file when it was last asked, and when that was. */
  source_problem: JSONColumnType<SourceProblem> | null;
  source_asked_at: Date | null;
  /** new: when the upload is deleted if it is not complete by then; NULL once it is, and on rows of earlier releases. */
  expires_at: Date | null;
};

/** Why there is no description of a source. The message names what to do. */
export type SourceProblem = {
  /** `PROBE_UNANSWERED` is in the history of a production alone: an upload does not keep it. */
  code: 'PROBE_REFUSED' | 'PROBE_MISSING' | 'PROBE_DECLINED' | 'PROBE_ODD' | 'PROBE_UNANSWERED';
  message: string;
};

/** The choices of the client, as the client sent them. */
export type ProductionConfig = {
  profile?: string;
  quality?: 'standard' | 'hq';
  audio?: 'original' | 'normalize';
};

/**
 * The outputs that were seen in S3 at completion. Keys are relative to the output bucket. All URLs are made from this
 * alone. Manifests of earlier releases know HLS groups only and lack the optional fields. A number is null if nothing
 * plausible told it; sizes are absent if the bucket could not be listed.
 */
export type OutputsManifest = { groups: OutputGroupManifest[] };

export type OutputGroupManifest = {
  kind?: GroupKind;
  /** null if no folder names one */
  orientation: Orientation | null;
  /** the main HLS playlist; null if there is none */
  playlist_key: string | null;
  /** the main MPD of DASH; null if there is none */
  mpd_key?: string | null;
  poster_keys: string[];
  renditions: RenditionManifest[];
  files?: FileManifest[];
  /** Size of everything that the group wrote. */
  bytes?: number;
};

type Measured = {
  name: string;
  /** pixels */
  width: number | null;
  height: number | null;
  duration_seconds: number | null;
  bytes?: number;
};

/** `bytes` is the size of the playlist and its segments. */
export type RenditionManifest = Measured & {
  kind?: ContentKind;
  /** null if only the MPD lists the rendition */
  playlist_key: string | null;
  /** bits per second, at the peak */
  bandwidth: number | null;
  segments: number | null;
};

/** For `frames`, `key` is the first file, and `count` and `bytes` are those of all. */
export type FileManifest = Measured & { kind: ContentKind; key: string; count?: number };

/** The production was rendered again after it. */
export type FailedJob = { id: string; code: string };

type ProductionsTable = {
  id: Generated<number>;
  /** new; NULL only on rows of the older system that have not been backfilled. */
  ulid: string;
  upload_id: number;
  user_id: number;
  name: string | null;
  status: ProductionStatus;
  config: JSONColumnType<ProductionConfig> | null;
  output_prefix: string | null;
  mediaconvert_job_id: string | null;
  error_message: string | null;
  created_at: Timestamp;
  started_at: Date | null;
  completed_at: Date | null;
  /** NULL only on rows of the older system that nothing has changed since. */
  updated_at: Generated<Date | null>;
  /** new: the profile that renders the production, once chosen. */
  profile: string | null;
  /** new: SHA-256 in hex of the settings that render the production, without its ULID. */
  settings_hash: string | null;
  /** new: how many times the production was dispatched to the queue; a job of another attempt is void. */
  attempt: Generated<number>;
  /**
   * new: when CreateJob was about to be called. It is set while the outcome is unknown, and cleared when MediaConvert
   * certainly has no job.
   */
  submit_intent_at: Date | null;
  /** new: when CreateJob was called again for the intent for the first time. */
  submit_resent_at: Date | null;
  /** new: when the first search for the job of a settled intent found nothing. */
  submit_searched_at: Date | null;
  /** new: why AWS does not let the production continue at the moment, and since when. */
  blocked_reason: string | null;
  blocked_at: Date | null;
  /** new: when somebody asked to cancel the production. From then on nothing is submitted for it. */
  cancel_requested_at: Date | null;
  progress_percent: Generated<number>;
  error_code: string | null;
  /** new: its MediaConvert jobs that AWS has failed by a fault of its own, oldest first; NULL for none. */
  failed_jobs: JSONColumnType<FailedJob[]> | null;
  outputs: JSONColumnType<OutputsManifest> | null;
  /** new: the production that this one retries. */
  retried_from: number | null;
  /** Written by earlier releases, unique per user; today's are in `idempotent_requests`. */
  idempotency_key: ReadOnly<string | null>;
  request_hash: ReadOnly<string | null>;
  /** new: the deletion that removes the production, its own or its upload's. */
  deletion_id: number | null;
  /** new: which of its user's productions goes first; the API's `priority`, a name that the older system's table has. */
  lane: Generated<Lane>;
  /** new: the place in line: whose lowest turn is lowest goes next. It is the user's, and their rows exchange it. */
  turn: Generated<number>;
  /** new: when the production left the line. While it is NULL, the production is queued and not to be canceled, it waits. */
  released_at: Date | null;
};

export type Lane = 'high' | 'normal' | 'low';

/** new. The state of the line, in one row of `dispatch`. Whoever releases productions locks it. */
type LineTable = {
  id: number;
  /** How far the turns have come: the largest that was released. */
  virtual_time: Generated<number>;
  /** How many productions MediaConvert gets at a time, as learned so far: those that run, and a few that do not yet. */
  in_flight: number;
  /** Since when so many are in flight while others wait; NULL until then. */
  filled_at: Date | null;
  /** How many of these did not run then. */
  filled_with: Generated<number>;
};

/** new. Rows are only appended, in the transaction of the change that they record. */
type ProductionEventsTable = {
  id: Generated<number>;
  production_id: number;
  attempt: number;
  event: ProductionEvent;
  detail: JSONColumnType<Record<string, unknown>> | null;
  created_at: Timestamp;
};

export type ProductionEvent =
  | 'queued'
  | 'prioritized'
  | 'expedited'
  | 'dispatched'
  | 'intended'
  | 'withdrawn'
  | 'searched'
  | 'blocked'
  | 'cancel_requested'
  | 'retried'
  | 'submitted'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'deleting';

export type SpaceType = 'personal' | 'group' | 'channel';

type SpacesTable = {
  id: Generated<number>;
  type: SpaceType;
  owner_user_id: number;
  name: string;
  slug: string;
  settings: JSONColumnType<Record<string, unknown>> | null;
  created_at: Timestamp;
  /** new: when an operator closed the space or its owner deleted it, and who did. From then on it shows nothing. */
  closed_at: Date | null;
  closed_by: number | null;
  /** new: when its owner deleted it. A deleted space is closed, too. */
  deleted_at: Date | null;
  /** new: when the last publication of the closed space was unpublished. */
  cleared_at: Date | null;
};

export type MemberRole = 'viewer' | 'publisher' | 'moderator';

/** new. The role of a member in a space. The owner has every right and no row here. */
type SpaceMembersTable = {
  space_id: number;
  user_id: number;
  role: MemberRole;
  created_at: Timestamp;
};

/**
 * new. Who has the code becomes a member with this role, once, until the invitation expires. The code itself is never
 * stored: `code_hash` is its SHA-256 in hex.
 */
type SpaceInvitationsTable = {
  id: Generated<number>;
  space_id: number;
  role: MemberRole;
  code_hash: string;
  created_by: number;
  created_at: Timestamp;
  expires_at: Date;
  accepted_by: number | null;
  accepted_at: Date | null;
};

export type PublicationStatus = 'draft' | 'pending' | 'approved' | 'published' | 'unpublished' | 'rejected';
export type Visibility = 'inherit' | 'members' | 'public';

type SpacePublicationsTable = {
  id: Generated<number>;
  upload_id: number;
  production_id: number | null;
  space_id: number;
  status: PublicationStatus;
  requested_by: number | null;
  approved_by: number | null;
  is_primary: Generated<number>;
  visibility: Visibility;
  distribution_flags: JSONColumnType<Record<string, unknown>> | null;
  owner_user_id: number | null;
  visible_in_space: number;
  visible_in_global: number;
  /** new: 1 unless the visibility is `members`; the server computes it. */
  for_everybody: ReadOnly<number>;
  published_at: Date | null;
  unpublished_at: Date | null;
  created_at: Timestamp;
  updated_at: Generated<Date>;
  /** new: the publication whose place this one takes once it is approved. */
  replaces_id: number | null;
  /** new: the operator who took it down. While it is set, only an operator can approve it. */
  taken_down_by: number | null;
};

type SpacePublicationEventsTable = {
  id: Generated<number>;
  publication_id: number;
  actor_user_id: number | null;
  action: string;
  detail: JSONColumnType<Record<string, unknown>> | null;
  created_at: Timestamp;
};

export type DeletionStatus = 'pending' | 'running' | 'completed' | 'failed';

/**
 * The result of a deletion so far. `failure_count` counts how often S3 refused to delete a key, and `failures` has the
 * first hundred keys; a key is `resolved` once it is gone.
 */
export type DeletionReceipt = {
  objects: number;
  bytes: number;
  /** `s3://bucket/prefix` */
  prefixes: string[];
  mediaconvert_jobs_cancelled: string[];
  failures: { key: string; code: string; message: string; resolved: boolean }[];
  failure_count: number;
  sweeps: number;
};

/** The unfinished receipt, and how far the work on it is. Times are in ms since 1970, by the database's clock. */
export type DeletionWork = Omit<DeletionReceipt, 'prefixes'> & {
  /** Everything to delete lies there; an `exact` place is one object. */
  places: Place[];
  /** Why nothing may be deleted. The deletion stops the renders and then fails. */
  refused?: string;
  /** true when every MediaConvert job was seen at its end. */
  stopped: boolean;
  /** The MediaConvert jobs that were seen at their end, until all were; an earlier release has not kept them. */
  ended?: string[];
  /** When the first search for the jobs of settled intents found nothing. */
  searched_at: number | null;
  /** The sweep is at this place, after this key. */
  place: number;
  after: string;
  /** The page that is about to be deleted. Its deleted objects are not counted yet. */
  page: { last: string; objects: number; bytes: number } | null;
  /** The objects that this sweep has met, and those that S3 refused to delete. */
  met: number;
  undeleted: number;
  /** When a sweep first left nothing behind. The sweep that confirms it comes DELETE_SWEEP_MS later. */
  swept_at: number | null;
};

/** new. The removal of the objects and rows of a production or an upload. Of the target's rows only this one stays. */
type DeletionsTable = {
  id: Generated<number>;
  ulid: string;
  user_id: number;
  upload_id: number;
  production_id: number | null;
  /** `upload:{id}` or `production:{id}`; it is unique, so that nothing is deleted twice. */
  target: string;
  upload_uuid: string | null;
  production_ulid: string | null;
  status: DeletionStatus;
  /** How many times the deletion was dispatched to the queue. */
  attempt: Generated<number>;
  /** If two workers have read the same revision, only one of them can continue. */
  revision: Generated<number>;
  /** The next step continues from here. */
  work: JSONColumnType<DeletionWork> | null;
  blocked_reason: string | null;
  blocked_at: Date | null;
  error_code: string | null;
  error_message: string | null;
  receipt: JSONColumnType<DeletionReceipt> | null;
  created_at: Timestamp;
  updated_at: Generated<Date>;
  completed_at: Date | null;
  /**
   * When the place of the source is swept a last time, after the deletion has completed: until then a form to send the
   * file may be valid. `work` has the place. NULL if nothing can come back.
   */
  sweep_again_at: Date | null;
};

/** new. A request that makes something and that its client may repeat, and the rows that it has made. */
type IdempotentRequestsTable = {
  user_id: number;
  operation: string;
  idempotency_key: string;
  request_hash: string;
  created_ids: JSONColumnType<(number | null)[]> | null;
  created_at: Timestamp;
};

/** new. What changes tell clients, written in their transactions. A row leaves when its event gets a number. */
type OutboxTable = {
  id: Generated<number>;
  type: EventType;
  subject: string;
  user_id: number | null;
  /** The rows that the event tells of, as they were. */
  snapshot: JSONColumnType<Record<string, unknown>>;
  created_at: Timestamp;
};

/** new. What clients are told. Whoever has read up to a number will never find a new event below it. */
type EventsTable = {
  number: number;
  type: EventType;
  /** The ULID of a production, a deletion or an endpoint, the UUID of an upload, the number of a publication. */
  subject: string;
  user_id: number | null;
  /** The resource as the API showed it then. */
  data: JSONColumnType<Record<string, unknown>>;
  created_at: Date;
};

/** new. One row: the last number that is given, and the last one of those that retention has removed. */
type EventNumbersTable = {
  id: Generated<number>;
  last_number: number;
  removed_to: number;
};

/** `off`: its user wants nothing; `failing`: nothing arrived for days; `gone`: it has answered 410. */
export type DisabledReason = 'off' | 'failing' | 'gone';

/** new. An address that a user's events are sent to. */
type WebhookEndpointsTable = {
  id: Generated<number>;
  ulid: string;
  user_id: number;
  url: string;
  /** NULL for all */
  types: JSONColumnType<EventType[]> | null;
  /** Encrypted, for this endpoint alone, as the one before the last rotation, which is valid until then. */
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
  status: Generated<'active' | 'disabled'>;
  disabled_reason: DisabledReason | null;
  disabled_at: Date | null;
  /** Every event of the user up to this number that fits has a delivery. A replay takes it back. */
  fanned_out_to: number;
  /** Up to this number, what was delivered before is delivered again. */
  replay_to: Generated<number>;
  /** Since when every try has failed; NULL while the last one has not. */
  failing_since: Date | null;
  /** Until then nothing is tried. */
  paused_until: Date | null;
  /** The last delivery, to the minute */
  delivered_at: Date | null;
  created_at: Timestamp;
};

/** `held`: it is pending at a disabled endpoint. */
export type DeliveryStatus = 'pending' | 'held' | 'delivered' | 'failed';

/** new. An event on its way to an endpoint, or what has come of that. */
type WebhookDeliveriesTable = {
  id: Generated<number>;
  endpoint_id: number;
  event_number: number;
  type: EventType;
  subject: string;
  status: Generated<DeliveryStatus>;
  /** How many tries there were since it became pending */
  attempts: Generated<number>;
  first_tried_at: Date | null;
  last_tried_at: Date | null;
  /** Now for a new one; NULL unless it is pending */
  next_try_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** What the receiver has answered to the last try, or why it has not. */
  last_status: number | null;
  last_answer: string | null;
  last_error: string | null;
  ended_at: Date | null;
  created_at: Timestamp;
};

export type BulkActionKind = 'retry' | 'cancel';

/** `previewed`: an operator has been shown its set, and nothing is done unless they start it. */
export type BulkActionStatus = 'previewed' | 'running' | 'completed' | 'aborted';

/** new. What an operator does with a set of productions that they have been shown. */
type BulkActionsTable = {
  id: Generated<number>;
  ulid: string;
  user_id: number;
  action: BulkActionKind;
  /** What the set was chosen by, as the operator gave it */
  filter: JSONColumnType<Record<string, unknown>>;
  status: Generated<BulkActionStatus>;
  /** How many productions are in the set, and what came of how many so far */
  total: number;
  done: Generated<number>;
  skipped: Generated<number>;
  refused: Generated<number>;
  created_at: Timestamp;
  started_at: Date | null;
  aborted_by: number | null;
  ended_at: Date | null;
};

/** `skipped`: it was not as it had been shown any more; `refused`: nothing could be done with it. */
export type BulkOutcome = 'done' | 'skipped' | 'refused';

/** new. A production of the set, and what came of it; NULL until its turn. */
type BulkActionItemsTable = {
  bulk_action_id: number;
  position: number;
  production_id: number;
  production_ulid: string;
  /** The state in which it was shown */
  seen_status: ProductionStatus;
  outcome: BulkOutcome | null;
  reason: string | null;
  /** The production that retries it */
  result_ulid: string | null;
  at: Date | null;
};

/** The server sets it on insert. */
type Timestamp = ColumnType<Date, Date | undefined, never>;
type ReadOnly<T> = ColumnType<T, never, never>;

export type User = Selectable<UsersTable>;
export type ApiKeyRow = Selectable<ApiKeysTable>;
export type Upload = Selectable<UploadsTable>;
export type Production = Selectable<ProductionsTable>;
export type Space = Selectable<SpacesTable>;
export type Publication = Selectable<SpacePublicationsTable>;
export type Invitation = Omit<Selectable<SpaceInvitationsTable>, 'code_hash'>;
export type Deletion = Selectable<DeletionsTable>;
export type ToldEvent = Selectable<OutboxTable>;
export type EventRow = Selectable<EventsTable>;
export type WebhookEndpoint = Selectable<WebhookEndpointsTable>;
export type WebhookDelivery = Selectable<WebhookDeliveriesTable>;
export type BulkAction = Selectable<BulkActionsTable>;
export type BulkActionItem = Selectable<BulkActionItemsTable>;
