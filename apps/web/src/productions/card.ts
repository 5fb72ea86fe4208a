import type { Production } from '../api/bacs.ts';

/** What a card shows of a production: lists are long, and the rest of a production is much larger. */
export type Card = Pick<
  Production,
  | 'ulid'
  | 'name'
  | 'status'
  | 'rerenders'
  | 'profile'
  | 'blocked_reason'
  | 'queue_position'
  | 'estimated_start'
> &
  Pick<Production, 'next_try_at' | 'error' | 'cancel_requested_at' | 'upload_uuid' | 'created_at'> & {
    /** How the API addresses it: only a row of the older system may lack a ULID. */
    id: string;
    percent: number | null;
    posterUrl: string | null;
    seconds: number | null;
    isUnfinished: boolean;
  };

const unfinishedStatuses = ['pending', 'queued', 'submitted', 'processing'];

export function toCard(production: Production): Card {
  const { ulid, name, status, rerenders, profile, blocked_reason, queue_position, estimated_start, error } =
    production;
  const { next_try_at, cancel_requested_at, upload_uuid, created_at, outputs } = production;
  const lengths = outputs?.flatMap(({ renditions }) => renditions.map((each) => each.duration_seconds ?? 0));
  return {
    id: ulid ?? String(production.id),
    ...{ ulid, name, status, rerenders, profile, blocked_reason, queue_position, estimated_start, error },
    ...{ next_try_at, cancel_requested_at, upload_uuid, created_at },
    percent: production.progress_percent,
    posterUrl: outputs?.find(({ poster_url }) => poster_url !== null)?.poster_url ?? null,
    seconds: lengths?.length ? Math.max(...lengths) : null,
    isUnfinished: unfinishedStatuses.includes(status ?? ''),
  };
}

export function titleOf({ name, ulid, id }: Pick<Card, 'name' | 'ulid'> & { id: string | number }): string {
  return name ?? `Production ${ulid?.slice(-6) ?? id}`;
}
