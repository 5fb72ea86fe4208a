import type { Orientation, Place } from '@bacs/domain';
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
  spaces: SpacesTable;
  space_members: SpaceMembersTable;
  space_publications: SpacePublicationsTable;
  space_publication_events: SpacePublicationEventsTable;
  deletions: DeletionsTable;
  idempotent_requests: IdempotentRequestsTable;
};

export type Database = Kysely<Schema>;
/** What a query takes that must run inside a transaction. */
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
};

export type UploadStatus =
  | 'signed'
  | 'uploading'
  | 'uploaded'
  | 'failed'
  | 'queued'
  | 'processing'
  | 'completed';

/** `status` tells of the upload only; `output_prefix` and `mediaconvert_job_id` are legacy and read-only. */
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
  /** new: the deletion that is taking it away; from then on no feed shows it and it takes no productions. */
  deletion_id: number | null;
};

/** `pending` is the older system's word for queued; nothing writes it any more. */
export type ProductionStatus =
  | 'pending'
  | 'queued'
  | 'submitted'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'deleting';

/** What the client asked for, as it asked. */
export type ProductionConfig = {
  profile?: string;
  quality?: 'standard' | 'hq';
  sound?: 'original' | 'normalize';
};

/** The outputs seen in S3 at completion; keys are relative to the output bucket. URLs are made from this alone. */
export type OutputsManifest = {
  groups: {
    orientation: Orientation;
    playlist_key: string;
    poster_keys: string[];
    renditions: {
      name: string;
      playlist_key: string;
      width: number | null;
      height: number | null;
      bandwidth: number;
      duration_seconds: number;
      segments: number;
      /** Of its playlist and segments; absent where the bucket could not be listed, and in older manifests. */
      bytes?: number;
    }[];
    /** Of everything below the destination; absent likewise. */
    bytes?: number;
  }[];
};

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
  updated_at: Generated<Date>;
  /** new: the profile that was rendered with, once chosen. */
  profile: string | null;
  /** new: SHA-256 of the settings it was rendered with, in hex, but for its ULID. */
  settings_hash: string | null;
  /** new: dispatches to the queue so far; a job of another attempt is void. */
  attempt: Generated<number>;
  /** new: when CreateJob was about to be called; set with its outcome unknown, cleared when it surely was not taken. */
  submit_intent_at: Date | null;
  /** new: when CreateJob was first called again for the intent. */
  submit_resent_at: Date | null;
  /** new: when MediaConvert was first searched in vain for the job of an intent that had settled. */
  submit_searched_at: Date | null;
  /** new: why AWS does not let it on at the moment, and since when. */
  blocked_reason: string | null;
  blocked_at: Date | null;
  /** new: when it was asked to be cancelled; from then on nothing is submitted for it. */
  cancel_requested_at: Date | null;
  progress_percent: Generated<number>;
  error_code: string | null;
  outputs: JSONColumnType<OutputsManifest> | null;
  /** new: the production that this one tries again. */
  retried_from: number | null;
  /** Written by earlier releases, unique per user; today's are in `idempotent_requests`. */
  idempotency_key: ReadOnly<string | null>;
  request_hash: ReadOnly<string | null>;
  /** new: the deletion that is taking it away, its own or its upload's. */
  deletion_id: number | null;
};

/** new. Append-only, written in the transaction of the change it tells of. */
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
  | 'dispatched'
  | 'intended'
  | 'withdrawn'
  | 'searched'
  | 'blocked'
  | 'cancel_requested'
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
};

export type MemberRole = 'viewer' | 'publisher' | 'moderator';

/** new. Who may do what in a space besides its owner, who may do everything. */
type SpaceMembersTable = {
  space_id: number;
  user_id: number;
  role: MemberRole;
  created_at: Timestamp;
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
  published_at: Date | null;
  unpublished_at: Date | null;
  created_at: Timestamp;
  updated_at: Generated<Date>;
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
 * What a deletion has done so far. Of the answers that a key could not be deleted, `failure_count` has the number and
 * `failures` the first hundred keys; one is `resolved` once it is gone.
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

/** The receipt in the making, and where the work on it stands; times in ms since 1970, by the database's clock. */
export type DeletionWork = Omit<DeletionReceipt, 'prefixes'> & {
  /** All that is deleted lies there; `exact` is one object. */
  places: Place[];
  /** Why nothing may be deleted: once the renders have stopped, the deletion fails. */
  refused?: string;
  /** Whether every MediaConvert job has been seen at its end. */
  stopped: boolean;
  /** When MediaConvert was first searched in vain for the jobs of intents that had settled. */
  searched_at: number | null;
  /** The sweep is at this place, after this key. */
  place: number;
  after: string;
  /** The page that is about to be deleted; what is gone of it has not been counted yet. */
  page: { last: string; objects: number; bytes: number } | null;
  /** Objects that this sweep has met, and those of them that could not be deleted. */
  met: number;
  undeleted: number;
  /** When a sweep first left nothing behind; the one that confirms it comes DELETE_SWEEP_MS later. */
  swept_at: number | null;
};

/** new. The removal of a production's or an upload's objects and rows; the only row of theirs that stays. */
type DeletionsTable = {
  id: Generated<number>;
  ulid: string;
  user_id: number;
  upload_id: number;
  production_id: number | null;
  /** `upload:{id}` or `production:{id}`; unique, so that nothing is deleted twice. */
  target: string;
  upload_uuid: string | null;
  production_ulid: string | null;
  status: DeletionStatus;
  /** Dispatches to the queue so far. */
  attempt: Generated<number>;
  /** Of two workers that have read the same revision, one can go on. */
  revision: Generated<number>;
  /** What the next step goes on from. */
  work: JSONColumnType<DeletionWork> | null;
  blocked_reason: string | null;
  blocked_at: Date | null;
  error_code: string | null;
  error_message: string | null;
  receipt: JSONColumnType<DeletionReceipt> | null;
  created_at: Timestamp;
  updated_at: Generated<Date>;
  completed_at: Date | null;
};

/** new. A request for something new that its client may send again, and the rows that it has made. */
type IdempotentRequestsTable = {
  user_id: number;
  operation: string;
  idempotency_key: string;
  request_hash: string;
  created_ids: JSONColumnType<(number | null)[]> | null;
  created_at: Timestamp;
};

/** Set by the server on insert. */
type Timestamp = ColumnType<Date, Date | undefined, never>;
type ReadOnly<T> = ColumnType<T, never, never>;

export type User = Selectable<UsersTable>;
export type ApiKeyRow = Selectable<ApiKeysTable>;
export type Upload = Selectable<UploadsTable>;
export type Production = Selectable<ProductionsTable>;
export type Space = Selectable<SpacesTable>;
export type Publication = Selectable<SpacePublicationsTable>;
export type Deletion = Selectable<DeletionsTable>;
