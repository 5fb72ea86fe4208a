import { at, ok } from './answers.ts';
import type { ApiClient } from './api-client.ts';

export type MemberRole = 'viewer' | 'publisher' | 'moderator';

/** Invites the user into the space, who accepts. */
export async function addMember(
  host: ApiClient,
  spaceId: number,
  guest: ApiClient,
  role: MemberRole,
): Promise<void> {
  const { code } = await ok(host.POST('/api/spaces/{id}/invitations', { ...at(spaceId), body: { role } }));
  await ok(guest.POST('/api/invitations/accept', { body: { code: code ?? '' } }));
}
