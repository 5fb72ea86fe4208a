export { buildLocalAws } from './app.ts';
export type { Call } from './calls.ts';
export { type LocalAwsConfig, readConfig } from './config.ts';
export type { FaultSettings } from './fault-settings.ts';
export type { EventCounts } from './faults.ts';
