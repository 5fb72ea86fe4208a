export { type Config, readConfig } from './config.ts';
export type { Dependencies } from './dependencies.ts';
export { openDependencies } from './open-dependencies.ts';
export { startWorkers, type Workers } from './start-workers.ts';
