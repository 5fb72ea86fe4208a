import { causeOf, type ProductionStatus, waitingStatuses } from '@bacs/domain';
import type { Production } from '../schema.ts';
import type { TimeWindow } from './list.ts';

/** What an operator looks for among the productions of all users */
export type ProductionSearch = {
  /** The window is of when they were accepted, or of when they ended; they come in the order of that. */
  by: 'created' | 'ended';
  window: TimeWindow;
  status?: ProductionStatus | undefined;
  errorCode?: string | undefined;
  /** As `causeOf` says it */
  cause?: string | undefined;
  profile?: string | undefined;
  userId?: number | undefined;
  /** A part of the name or of the file’s name, or the beginning of the ULID */
  text?: string | undefined;
};

type Searched = Pick<
  Production,
  'ulid' | 'status' | 'user_id' | 'error_code' | 'error_message' | 'profile' | 'config' | 'name'
> & { file_name: string | null };

/** Tells whether a production is looked for. Its time is known to be right. */
export function matches(row: Searched, search: ProductionSearch): boolean {
  const { status, errorCode, cause, profile, userId, text } = search;
  return (
    // Rows of the older system have no ULID until they are backfilled, and nothing can name them.
    row.ulid !== null &&
    (status === undefined || hasStatus(row, status)) &&
    (userId === undefined || row.user_id === userId) &&
    (errorCode === undefined || row.error_code === errorCode) &&
    (cause === undefined || (row.status === 'failed' && causeOf(row.error_message) === cause)) &&
    (profile === undefined || profileOf(row) === profile) &&
    (text === undefined || hasText(row, text))
  );
}

function hasStatus(row: Searched, status: ProductionStatus): boolean {
  return status === 'queued' ? waitingStatuses.includes(row.status) : row.status === status;
}

/** The profile that renders a production, or the one that its user has chosen while that is not settled */
export function profileOf({ profile, config }: Pick<Production, 'profile' | 'config'>): string | null {
  const chosen: unknown = config?.profile;
  return profile ?? (typeof chosen === 'string' ? chosen : null);
}

function hasText({ ulid, name, file_name }: Searched, text: string): boolean {
  const wanted = text.toLowerCase();
  const isIn = (value: string | null) => value?.toLowerCase().includes(wanted) ?? false;
  return ulid.startsWith(text.toUpperCase()) || isIn(name) || isIn(file_name);
}
