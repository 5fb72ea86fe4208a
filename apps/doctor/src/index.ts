export type { Diagnosis } from './check.ts';
export { readConfig } from './config.ts';
export { diagnose } from './diagnose.ts';
export { describeDiagnosis, isHealthy } from './report.ts';
