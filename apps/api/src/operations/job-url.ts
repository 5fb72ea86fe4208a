import type { JobName } from '@bacs/queue';

/** Where Bull Board is */
export const boardPath = '/admin/queues';

/** Returns where Bull Board shows a job. */
export function jobUrl(queue: JobName, id: string): string {
  return `${boardPath}/queue/${queue}/${encodeURIComponent(id)}`;
}
