import { productionStatuses, type ProductionStatus as StoredStatus } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { Nullable } from '../http/schemas.ts';

export const ProductionStatus = Type.Enum(productionStatuses);

export const BlockedReason = Nullable(
  Type.String({
    description: 'Why it cannot go on at the moment; it will by itself once the reason is gone',
  }),
);

export function presentStatus(status: StoredStatus): Static<typeof ProductionStatus> {
  return status === 'pending' ? 'queued' : status;
}
