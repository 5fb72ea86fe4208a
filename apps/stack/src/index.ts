export { createDatabase } from './database.ts';
export {
  appEnvironment,
  baseEnvironment,
  localCredentials,
  localRegion,
  outputBucket,
  uploadBucket,
} from './environment.ts';
export { openProcesses, type Processes } from './processes/processes.ts';
export type { ProcessOptions, RunningProcess } from './processes/running-process.ts';
export { answersOk, waitForLine, waitForReady } from './processes/wait-for-ready.ts';
export { repositoryRoot } from './repository-root.ts';
export { removeComposeProject } from './servers/docker.ts';
export { ensureTools } from './servers/ensure-tools.ts';
export { findServers, type GivenServers, type Servers } from './servers/find-servers.ts';
export { type Stack, startApp, startStack } from './stack.ts';
