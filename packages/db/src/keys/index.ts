export {
  type ApiKey,
  type Caller,
  countValidKeys,
  createApiKey,
  findApiKey,
  findApiKeysByPrefix,
  findCaller,
  insertApiKey,
  listApiKeys,
  tryRevokeApiKey,
} from './api-keys.ts';
export { findUser, findUserByEmail } from './users.ts';
