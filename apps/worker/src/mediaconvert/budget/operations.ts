import type { Importance } from './importance.ts';

/** What each call of the worker is for, unless its job says otherwise. A test holds this against the calls there are. */
const importanceByOperation: Record<string, Importance> = {
  CancelJob: 'cancel',
  CreateJob: 'submit',
  GetJob: 'end',
  GetQueue: 'percent',
  ListJobs: 'search',
  SearchJobs: 'search',
  Probe: 'search',
};

export const operations: string[] = Object.keys(importanceByOperation);

export function importanceOf(operation: string): Importance {
  return importanceByOperation[operation] ?? 'search';
}
