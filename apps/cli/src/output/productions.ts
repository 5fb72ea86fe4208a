import type { Production } from '@bacs/client';
import type { Io } from '../io.ts';
import { toLocalTime } from './local-time.ts';
import { paintStatus } from './paint.ts';
import { type Column, drawFields } from './table.ts';

export function productionColumns(io: Io): Column<Production>[] {
  return [
    { title: 'production', of: ({ ulid }) => ulid },
    { title: 'status', of: ({ status }) => status, paint: paintStatus(io) },
    { title: 'done', of: ({ progress_percent }) => `${progress_percent ?? 0} %` },
    { title: 'profile', of: ({ profile, config }) => profile ?? config?.profile },
    { title: 'accepted', of: ({ created_at }) => toLocalTime(created_at) },
    { title: 'name', of: ({ name }) => name },
  ];
}

/** Draws one production with where it plays. */
export function drawProduction(production: Production): string {
  const { ulid, status, progress_percent: percent, error } = production;
  return drawFields([
    ['production', ulid],
    ['name', production.name],
    ['upload', production.upload_uuid],
    ['profile', production.profile ?? production.config?.profile],
    ['status', status === 'processing' ? `${status}, ${percent} %` : status],
    ...optional('waits because', production.blocked_reason),
    ...optional('place in line', production.queue_position),
    ...optional('error', error && `${error.code}: ${error.message}`),
    ...optional('what to do', error?.help),
    ['accepted', toLocalTime(production.created_at)],
    ['started', toLocalTime(production.started_at)],
    ['ended', toLocalTime(production.completed_at)],
    ...playable(production).map((url): [string, string] => ['plays at', url]),
  ]);
}

function optional(name: string, value: string | number | null | undefined): [string, string | number][] {
  return value === null || value === undefined ? [] : [[name, value]];
}

function playable({ outputs }: Production): string[] {
  return (outputs ?? []).flatMap(({ playlist_url, mpd_url }) => playlist_url ?? mpd_url ?? []);
}
