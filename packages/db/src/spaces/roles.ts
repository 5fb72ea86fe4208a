import type { MemberRole, Space } from '../schema.ts';

export type SpaceRole = 'owner' | MemberRole;

/** Returns the user's role in a space: owner, or the role that their member row has. */
export function roleIn(
  { ownerUserId, memberRole }: { ownerUserId: number | null; memberRole: MemberRole | null },
  userId: number,
): SpaceRole | null {
  return ownerUserId === userId ? 'owner' : memberRole;
}

/** Tells whether this role decides what a space shows and who is in it. */
export function moderates(role: SpaceRole | null): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Tells whether this role may publish productions into a space. */
export function mayPublish(role: SpaceRole | null): boolean {
  return moderates(role) || role === 'publisher';
}

/** Tells whether a moderator has to approve what a publisher publishes before the space shows it. */
export function requiresReview(settings: Space['settings']): boolean {
  return settings?.['require_review'] === true;
}
