// The life of a production: which state may follow which, and the sets of states that have a name.

/** The states that we write, in the order of a production's life. */
export const productionStatuses = [
  'queued',
  'submitted',
  'processing',
  'completed',
  'failed',
  'canceled',
  'deleting',
] as const;

/** `pending` is the older system's word for queued; nothing writes it any more. */
export type ProductionStatus = (typeof productionStatuses)[number] | 'pending';

/**
 * What may follow each state. A deletion is beside it: it takes a production in whatever state it is, and nothing
 * follows it.
 */
const next = {
  pending: ['queued', 'submitted', 'canceled'],
  queued: ['submitted', 'failed', 'canceled'],
  submitted: ['processing', 'completed', 'failed', 'canceled'],
  processing: ['completed', 'failed', 'canceled'],
  completed: [],
  failed: [],
  canceled: [],
  deleting: [],
} as const satisfies Record<ProductionStatus, readonly ProductionStatus[]>;

/** A state that follows another. */
export type NextStatus = (typeof next)[ProductionStatus][number];

/** The states that this one may follow. */
export function statusesBefore(to: NextStatus): ProductionStatus[] {
  const all: ProductionStatus[] = ['pending', ...productionStatuses];
  return all.filter((from) => mayBecome(from, to));
}

export function mayBecome(from: ProductionStatus, to: ProductionStatus): boolean {
  return next[from].some((status) => status === to);
}

type Statuses = readonly ProductionStatus[];

/** It waits with us: MediaConvert has not taken it, or nobody knows yet. */
export const waitingStatuses: Statuses = ['pending', 'queued'];
/** MediaConvert has taken it. */
export const takenStatuses: Statuses = ['submitted', 'processing'];
export const unfinishedStatuses: Statuses = [...waitingStatuses, ...takenStatuses];

/** The ends without outputs: it can be tried again. */
export const fruitlessStatuses: Statuses = ['failed', 'canceled'];
export const endStatuses: Statuses = ['completed', ...fruitlessStatuses];
/** There is nothing to show, and never will be. */
export const unpublishableStatuses: Statuses = [...fruitlessStatuses, 'deleting'];
