import { alma, ben, page, spaceId } from './facts.ts';

const space = {
  id: spaceId,
  type: 'channel',
  name: 'Evening news',
  slug: 'evening-news',
  owner_id: alma.id,
  role: 'owner',
  settings: { require_review: false },
  created_at: '2026-11-22T10:05:00.000Z',
};
const member = {
  user_id: ben.id,
  display_name: ben.display_name,
  role: 'publisher',
  created_at: '2026-11-22T10:06:00.000Z',
};
const reviewed = { settings: { require_review: true } };

export const spaceExamples = {
  createSpace: { body: { type: 'channel', name: 'Evening news', slug: 'evening-news' }, 201: space },
  listSpaces: { 200: page(space) },
  getSpace: { 200: space },
  updateSpace: { body: reviewed, 200: { ...space, ...reviewed } },
  listMembers: { 200: page(member) },
  putMember: { body: { role: 'publisher' }, 200: member },
};
