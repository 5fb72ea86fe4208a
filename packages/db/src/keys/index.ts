export {
  type ApiKey,
  type Caller,
  countValidKeys,
  findApiKey,
  findApiKeysByPrefix,
  findCaller,
  findCallers,
  findCallersById,
  listApiKeys,
} from './find.ts';
export { createApiKey, type KeyRefusal, tryMakeApiKey } from './make.ts';
export { removeOldKeys } from './remove-old.ts';
export { revokeApiKey } from './revoke.ts';
export { type NewSession, tryStartSession } from './sessions.ts';
export { findUser, findUserByEmail } from './users.ts';
