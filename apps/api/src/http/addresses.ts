import type { ProductionAddress } from '@bacs/db/productions';
import type { UploadAddress } from '@bacs/db/uploads';
import { anyCaseUlidPattern as ulid, uuidPattern as uuid } from '@bacs/domain';
import { type TString, Type } from 'typebox';

const number = '[1-9][0-9]{0,14}';

/** A ULID or a UUID as answers show it. A row may have another text there, which is no address. */
export const Ulid = (options: { description?: string } = {}): TString =>
  Type.String({ pattern: `^${ulid}$`, ...options });
export const Uuid: TString = Type.String({ pattern: `^${uuid}$` });

/** An upload's UUID, or the number that callers of the older system have. */
export const UploadId = Type.String({
  pattern: `^(${uuid}|${number})$`,
  description: 'UUID of the upload; its number is accepted too',
});
/** A production's ULID, or the number that callers of the older system have. */
export const ProductionId = Type.String({
  pattern: `^(${ulid}|${number})$`,
  description: 'ULID of the production; its number is accepted too',
});
export const DeletionId = Type.String({ pattern: `^${ulid}$`, description: 'ULID of the deletion' });
export const NumericId = Type.Integer({ minimum: 1, maximum: 999_999_999_999_999 });

export function toUploadAddress(id: string): UploadAddress {
  return id.includes('-') ? { uuid: id.toLowerCase() } : { id: Number(id) };
}

export function toProductionAddress(id: string): ProductionAddress {
  return id.length === 26 ? { ulid: id.toUpperCase() } : { id: Number(id) };
}
