// This file says which state of a production may follow which, and names the sets of states that others ask for.

/** These are the states that we write, in the order of a production's life. */
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
 * Lists the states that may follow each state. What AWS fails by a fault of its own is queued again, twice at most.
 * `tryTransition` of packages/db holds every change to it. No list contains `deleting`, because a deletion may start in
 * any state. Nothing follows `deleting`.
 */
const next = {
  pending: ['queued', 'submitted', 'canceled'],
  queued: ['submitted', 'failed', 'canceled'],
  submitted: ['processing', 'completed', 'failed', 'canceled', 'queued'],
  processing: ['completed', 'failed', 'canceled', 'queued'],
  completed: [],
  failed: [],
  canceled: [],
  deleting: [],
} as const satisfies Record<ProductionStatus, readonly ProductionStatus[]>;

/** Every state that can follow another one. */
export type NextStatus = (typeof next)[ProductionStatus][number];

/** Returns the states that this one may follow. */
export function statusesBefore(to: NextStatus): ProductionStatus[] {
  const all: ProductionStatus[] = ['pending', ...productionStatuses];
  return all.filter((from) => mayBecome(from, to));
}

export function mayBecome(from: ProductionStatus, to: ProductionStatus): boolean {
  return next[from].some((status) => status === to);
}

type Statuses = readonly ProductionStatus[];

/** MediaConvert has not taken the production, or we do not know yet whether it has. */
export const waitingStatuses: Statuses = ['pending', 'queued'];
/** MediaConvert has taken the production. */
export const takenStatuses: Statuses = ['submitted', 'processing'];
export const unfinishedStatuses: Statuses = [...waitingStatuses, ...takenStatuses];

/** The production ended without outputs. Its owner may retry it, which makes a new production. */
export const fruitlessStatuses: Statuses = ['failed', 'canceled'];
export const endStatuses: Statuses = ['completed', ...fruitlessStatuses];
/** The production has no outputs to show and never will. */
export const unpublishableStatuses: Statuses = [...fruitlessStatuses, 'deleting'];
