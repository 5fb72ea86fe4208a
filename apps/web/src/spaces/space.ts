import { ok } from '@bacs/client';
import { bacs, type Schemas } from '../api/bacs.ts';
import { me } from '../api/session.ts';

export type Space = Schemas['Space'];
export type Role = NonNullable<Space['role']>;
export type MemberRole = Schemas['Member']['role'];

export async function readSpace(id: number): Promise<Space> {
  return await ok(bacs.http.GET('/api/spaces/{id}', { params: { path: { id } } }));
}

/** Runs the space: its settings and its members */
export function manages({ role }: Pick<Space, 'role'>): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Decides on what others publish there; operators do so everywhere. */
export function moderates(space: Pick<Space, 'role'>): boolean {
  return manages(space) || me.value?.role === 'operator';
}

export function mayPublish({ role, closed_at }: Pick<Space, 'role' | 'closed_at'>): boolean {
  return closed_at === null && (manages({ role }) || role === 'publisher');
}

/** A moderator has to approve what this user publishes there. */
export function isReviewed({ role, settings }: Pick<Space, 'role' | 'settings'>): boolean {
  return settings.require_review && !manages({ role });
}

const readers: Record<NonNullable<Space['type']>, string> = {
  personal: 'Only its owner',
  group: 'Its members',
  channel: 'Everybody',
};

export function readersInWords({ type }: Pick<Space, 'type'>): string {
  return type === null ? 'Nobody knows who may read it' : `${readers[type]} may read it`;
}

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  moderator: 'Moderator',
  publisher: 'Publisher',
  viewer: 'Viewer',
};
