export {
  makeSecret,
  openSecret,
  openSecrets,
  parseSecretKeys,
  type SecretKeys,
  SecretLostError,
  sealSecret,
} from './secrets.ts';
export { isDelivered, type Outcome, type SendOptions, send, type Webhook } from './send.ts';
export { findUrlProblem, type Targets } from './targets.ts';
