import type { Schemas } from '../api/bacs.ts';
import { formatTime } from '../components/format.ts';
import { StateBadge } from '../components/state-badge.tsx';

type FoundProduction = Schemas['FoundProduction'];

/** What a line shows: a list may have many thousands of them. */
export type Found = Pick<FoundProduction, 'ulid' | 'status' | 'user_id' | 'profile'> & {
  title: string;
  at: string | null;
  why: string | null;
};

export function toFound(production: FoundProduction): Found {
  const { ulid, status, user_id, profile, name, file_name, error, created_at, completed_at } = production;
  const why = error && [error.code, error.message].filter(Boolean).join(': ');
  return {
    ulid,
    status,
    user_id,
    profile,
    title: name ?? file_name ?? ulid,
    at: completed_at ?? created_at,
    why,
  };
}

export const foundHeight = 76;

/** A production in a list of operators */
export function FoundLine({ found }: { found: Found }) {
  const { ulid, status, user_id, profile, title, at, why } = found;
  return (
    <a class="card found-line" href={`/operate/productions/${ulid}`}>
      <strong class="one-line" dir="auto">
        {title}
      </strong>
      <StateBadge status={status} />
      <span class="small soft one-line" dir="auto">
        {why ?? [profile, `user ${user_id}`].filter(Boolean).join(' · ')}
      </span>
      {at && <time class="small soft">{formatTime(at)}</time>}
    </a>
  );
}
