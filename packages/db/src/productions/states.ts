import type { ProductionStatus } from '../schema.ts';

export const unfinishedStatuses = [
  'pending',
  'queued',
  'submitted',
  'processing',
] as const satisfies ProductionStatus[];
