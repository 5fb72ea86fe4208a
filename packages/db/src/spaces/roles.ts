import type { MemberRole, Role, Space } from '../schema.ts';

export type SpaceRole = 'owner' | MemberRole;

/** Who asks for a space or a publication. The role is that of their API key. */
export type Reader = { userId: number; role?: Role };

/** What lets a user do something in a space: their role there, or the API key of an operator. */
export type Access = { role: SpaceRole | null; isOperator: boolean };

/** Returns the user's role in a space: owner, or the role that their member row has. */
export function roleIn(
  { ownerUserId, memberRole }: { ownerUserId: number | null; memberRole: MemberRole | null },
  userId: number,
): SpaceRole | null {
  return ownerUserId === userId ? 'owner' : memberRole;
}

/** Tells whether this role runs the space: its settings, its members, and what it shows. */
export function manages({ role }: Pick<Access, 'role'>): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Tells whether this access decides on what others publish in the space. Operators do so in every space. */
export function moderates(access: Access): boolean {
  return access.isOperator || manages(access);
}

/** Tells whether this role may publish productions into a space. An operator's key alone does not allow it. */
export function mayPublish({ role }: Pick<Access, 'role'>): boolean {
  return manages({ role }) || role === 'publisher';
}

/** Tells whether a moderator has to approve what a publisher publishes before the space shows it. */
export function requiresReview(settings: Space['settings']): boolean {
  return settings?.['require_review'] === true;
}
