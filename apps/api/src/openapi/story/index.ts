import { adminExamples } from './admin.ts';
import { deletionExamples } from './deletions.ts';
import { eventExamples } from './events.ts';
import { healthExamples } from './health.ts';
import { keyExamples } from './keys.ts';
import { profileExamples } from './outputs.ts';
import { productionExamples } from './productions.ts';
import { publicationExamples } from './publications.ts';
import { sessionExamples } from './sessions.ts';
import { spaceExamples } from './spaces.ts';
import { uploadExamples } from './uploads.ts';
import { webhookExamples } from './webhooks.ts';
import { workerExamples } from './workers.ts';

/** The body of a request, and answers by their status */
export type OperationExamples = { body?: unknown; [status: number]: unknown };

/** An example for every operation with a body or an answer, by operationId */
export const story: Record<string, OperationExamples> = {
  ...healthExamples,
  ...keyExamples,
  ...sessionExamples,
  ...uploadExamples,
  ...productionExamples,
  ...profileExamples,
  ...spaceExamples,
  ...publicationExamples,
  ...deletionExamples,
  ...eventExamples,
  ...webhookExamples,
  ...workerExamples,
  ...adminExamples,
};
