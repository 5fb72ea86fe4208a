import type { MemberRole, Space } from '../schema.ts';

export type SpaceRole = 'owner' | MemberRole;

/** What the user is in a space of this owner, in which they have this role. */
export function roleIn(
  { ownerUserId, memberRole }: { ownerUserId: number | null; memberRole: MemberRole | null },
  userId: number,
): SpaceRole | null {
  return ownerUserId === userId ? 'owner' : memberRole;
}

/** Whether this role decides what a space shows and who is in it. */
export function moderates(role: SpaceRole | null): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Whether this role may put productions into a space. */
export function mayPublish(role: SpaceRole | null): boolean {
  return moderates(role) || role === 'publisher';
}

/** Whether what a publisher brings is shown only once a moderator has approved it. */
export function requiresReview(settings: Space['settings']): boolean {
  return settings?.['require_review'] === true;
}
