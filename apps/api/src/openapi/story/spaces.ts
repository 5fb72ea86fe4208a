import { alma, ben, invitationId, page, secret, spaceId, spaceSlug } from './facts.ts';

const space = {
  id: spaceId,
  type: 'channel',
  name: 'Evening news',
  slug: spaceSlug,
  owner_id: alma.id,
  role: 'owner',
  settings: { require_review: false },
  created_at: '2026-11-22T10:05:00.000Z',
  closed_at: null,
};
const member = {
  user_id: ben.id,
  display_name: ben.display_name,
  role: 'publisher',
  created_at: '2026-11-22T10:06:00.000Z',
};
const invitation = {
  id: invitationId,
  space_id: spaceId,
  role: 'publisher',
  created_by: alma.id,
  created_at: '2026-11-22T10:05:30.000Z',
  expires_at: '2026-11-29T10:05:30.000Z',
};
/** An operator is no member of the space. */
const seenByOperator = { ...space, role: null };
const reviewed = { settings: { require_review: true } };

export const spaceExamples = {
  createSpace: { body: { type: 'channel', name: 'Evening news', slug: spaceSlug }, 201: space },
  listSpaces: { 200: page(space) },
  getSpace: { 200: space },
  updateSpace: { body: reviewed, 200: { ...space, ...reviewed } },
  closeSpace: { 200: { ...seenByOperator, closed_at: '2026-12-01T09:00:00.000Z' } },
  reopenSpace: { 200: seenByOperator },
  createInvitation: { body: { role: 'publisher', valid_hours: 168 }, 201: { invitation, code: secret } },
  listInvitations: { 200: page(invitation) },
  acceptInvitation: { body: { code: secret }, 200: { space: { ...space, role: member.role }, member } },
  listMembers: { 200: page(member) },
  putMember: { body: { role: 'publisher' }, 200: member },
};
