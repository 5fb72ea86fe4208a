export { countOwnSpaces, insertSpace, updateSpace } from './changes.ts';
export { findReadableSpace, listReadableSpaces, type ReadableSpace } from './find.ts';
export { findMember, listMembers, type Member, putMember, removeMember } from './members.ts';
export { mayPublish, moderates, requiresReview, roleIn, type SpaceRole } from './roles.ts';
