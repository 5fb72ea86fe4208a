export {
  countOwnSpaces,
  insertSpace,
  isDeletedBy,
  tryClose,
  tryDeleteSpace,
  tryReopen,
  updateSpace,
} from './changes.ts';
export {
  findSpacesToClear,
  lockSpaceToClear,
  markCleared,
  removeMembers,
  type SpaceToClear,
} from './clear.ts';
export {
  findOpenChannel,
  findReadableSpace,
  listReadableSpaces,
  type ReadableSpace,
} from './find.ts';
export {
  acceptInvitation,
  findInvitation,
  listInvitations,
  mostOpenInvitations,
  removeInvitation,
  removeOldInvitations,
  tryInvite,
} from './invitations.ts';
export {
  findMember,
  listMembers,
  type Member,
  putMember,
  removeMember,
  tryChangeRole,
} from './members.ts';
export {
  type Access,
  manages,
  mayPublish,
  moderates,
  type Reader,
  requiresReview,
  roleIn,
} from './roles.ts';
