import type { Database, ProductionConfig } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import {
  findProductionOf,
  findProductionOfAnybody,
  type NewProduction,
  type OwnedProduction,
  pickSettings,
  type ShownProduction,
} from '@bacs/db/productions';
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { ProductionId, toProductionAddress, Ulid, Uuid } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { Failure, presentFailure } from '../http/failure.ts';
import { presentStored } from '../http/fit-answers.ts';
import { Nullable, Text, Timestamp, toTimestamp } from '../http/schemas.ts';
import { outputUrls } from './media-urls.ts';
import { Outputs } from './output-schemas.ts';
import { Priority } from './priority.ts';
import { SettingsChoice } from './settings-choice.ts';
import { type Standing, StandingFields } from './standing.ts';
import { BlockedReason, ProductionStatus, presentStatus } from './status.ts';

export const Production = Type.Object(
  {
    id: Type.Integer(),
    ulid: Nullable(Ulid()),
    user_id: Nullable(Type.Integer({ description: 'Number of the user whose production it is' })),
    upload_uuid: Nullable(Uuid),
    name: Nullable(Type.String()),
    status: Nullable(ProductionStatus),
    blocked_reason: BlockedReason,
    priority: Nullable(Priority),
    ...StandingFields,
    attempt: Type.Integer(),
    rerenders: Type.Integer({
      minimum: 0,
      description:
        'How often it is rendered again by itself, since MediaConvert failed by a fault of AWS’s own; `status` was `queued` again then',
    }),
    progress_percent: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    config: Nullable(Type.Object(SettingsChoice)),
    profile: Nullable(
      Type.String({
        description: 'Name of the profile that renders the production; null until it is chosen',
      }),
    ),
    settings_hash: Nullable(
      Type.String({
        description: [
          'SHA-256 of the MediaConvert settings, without the ULID of the production. planProduction answers the',
          'same hash.',
        ].join(' '),
      }),
    ),
    output_prefix: Nullable(Type.String()),
    mediaconvert_job_id: Nullable(Type.String()),
    retried_from: Nullable(Ulid({ description: 'ULID of the production that this one retries' })),
    cancel_requested_at: Nullable(Timestamp),
    error: Nullable(Failure),
    outputs: Nullable(Outputs),
    created_at: Nullable(Timestamp),
    started_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
  },
  { title: 'Production' },
);

/**
 * @param baseUrl the output bucket as the public sees it
 * @param standing where it stands in line and why it does not continue, if somebody has looked
 */
export function presentProduction(
  production: ShownProduction,
  baseUrl: string,
  standing?: Standing,
): Static<typeof Production> {
  const { outputs } = production;
  return {
    id: production.id,
    ulid: production.ulid,
    user_id: production.user_id,
    upload_uuid: production.upload_uuid,
    name: production.name,
    status: presentStatus(production.status),
    blocked_reason: production.blocked_reason,
    priority: production.lane,
    ...standing,
    attempt: production.attempt,
    // What an earlier release has told does not say so.
    rerenders: production.failed_jobs?.length ?? 0,
    progress_percent: production.progress_percent,
    config: presentStored(() => storedSettings(production.config)),
    profile: production.profile,
    settings_hash: production.settings_hash,
    output_prefix: production.output_prefix,
    mediaconvert_job_id: production.mediaconvert_job_id,
    retried_from: production.retried_from_ulid,
    cancel_requested_at: toTimestamp(production.cancel_requested_at),
    error: presentFailure(production),
    outputs: outputs && presentStored(() => outputUrls(baseUrl, outputs)),
    created_at: toTimestamp(production.created_at),
    started_at: toTimestamp(production.started_at),
    completed_at: toTimestamp(production.completed_at),
  };
}

/** @throws when the row holds something else than settings. */
function storedSettings(config: OwnedProduction['config']): ReturnType<typeof pickSettings> {
  if (Array.isArray(config) || typeof config !== 'object') throw new TypeError('The config is no object');
  return pickSettings(config);
}

/** The fields of a request that describe one production. `toColumns` stores each of them, and no other can be added. */
export const ProductionFields = {
  name: Type.Optional(Text(255)),
  priority: Type.Optional(Priority),
  ...SettingsChoice,
} satisfies Record<'name' | 'priority' | keyof ProductionConfig, TSchema>;

/** Says which of these fields is stored where. */
export function toColumns(
  fields: Static<TObject<typeof ProductionFields>>,
): Pick<NewProduction, 'name' | 'lane' | 'config'> {
  return { name: fields.name ?? null, lane: fields.priority ?? 'normal', config: pickSettings(fields) };
}

export const ProductionParams = Type.Object({ id: ProductionId });

/** Finds a production that the caller may read: their own, or any for an operator. @throws PRODUCTION_NOT_FOUND */
export async function requireReadableProduction(
  db: Database,
  { userId, role }: Caller,
  id: string,
): Promise<OwnedProduction> {
  const address = toProductionAddress(id);
  const production =
    role === 'operator'
      ? await findProductionOfAnybody(db, address)
      : await findProductionOf(db, userId, address);
  if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
  return production;
}

/** Finds the caller's production with this address. @throws PRODUCTION_NOT_FOUND */
export async function requireProduction(
  db: Database,
  { userId }: Caller,
  id: string,
): Promise<OwnedProduction> {
  const production = await findProductionOf(db, userId, toProductionAddress(id));
  if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
  return production;
}
