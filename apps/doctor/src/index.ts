export type { Diagnosis, Finding } from './check.ts';
export { type Config, readConfig } from './config.ts';
export { diagnose } from './diagnose.ts';
export { describeDiagnosis, isHealthy } from './report.ts';
