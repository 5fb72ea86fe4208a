export { createDatabase } from './database.ts';
export {
  appEnvironment,
  baseEnvironment,
  developmentSecretsKey,
  eventsQueueUrl,
  localCredentials,
  localRegion,
  outputBucket,
  uploadBucket,
} from './environment.ts';
export { type App, launchApp } from './processes/launch-app.ts';
export { openProcesses, type Processes } from './processes/processes.ts';
export type { RunningProcess } from './processes/running-process.ts';
export { answersOk, waitForLine, waitForReady } from './processes/wait-for-ready.ts';
export { repositoryRoot } from './repository-root.ts';
export { isDockerUsable, listComposeProjects, removeComposeProject } from './servers/docker.ts';
export { ensureTools } from './servers/ensure-tools.ts';
export { findServers } from './servers/find-servers.ts';
export type { LaunchedServer } from './servers/launched-server.ts';
export { launchMysql } from './servers/mysql.ts';
export { launchRedis } from './servers/redis.ts';
