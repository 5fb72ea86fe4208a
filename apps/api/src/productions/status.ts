import { productionStatuses, type ProductionStatus as StoredStatus } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { Nullable } from '../http/schemas.ts';

export const ProductionStatus = Type.Enum(productionStatuses, {
  description: 'Where the production stands; `completed`, `failed` and `canceled` are final',
});

export const BlockedReason = Nullable(
  Type.String({
    description:
      'Why the work cannot continue at the moment. It continues by itself when the reason is gone.',
  }),
);

export function presentStatus(status: StoredStatus): Static<typeof ProductionStatus> {
  return status === 'pending' ? 'queued' : status;
}
