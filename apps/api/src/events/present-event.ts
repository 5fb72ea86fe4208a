import type { Deletion, ToldEvent, Upload, WebhookEndpoint } from '@bacs/db';
import type { ShownProduction } from '@bacs/db/productions';
import type { ManagedPublication } from '@bacs/db/publications';
import { presentDeletion } from '../deletions/deletion.ts';
import { presentProduction } from '../productions/production.ts';
import { presentPublication } from '../publications/publication.ts';
import { presentUpload } from '../uploads/upload.ts';
import { presentWebhook } from '../webhooks/webhook.ts';

/**
 * Makes an event's `data`: its resource as GET showed it when the event was told. What is deleted has its address and the
 * deletion that removed it. null if the rows held something that nobody can show.
 *
 * @param baseUrl the output bucket as the public sees it
 */
export function presentEvent({ type, snapshot }: ToldEvent, baseUrl: string): object | null {
  if (type.endsWith('.deleted')) return snapshot;
  try {
    const row: unknown = reviveTimes(snapshot);
    switch (type.split('.')[0]) {
      case 'production':
        return presentProduction(row as ShownProduction, baseUrl);
      case 'upload':
        return presentUpload(row as Upload);
      case 'publication':
        return presentPublication(row as ManagedPublication, baseUrl);
      case 'webhook':
        return presentWebhook(row as WebhookEndpoint);
      default:
        return presentDeletion(row as Deletion);
    }
  } catch {
    return null;
  }
}

/** JSON has no times: columns that hold one are named so. */
function reviveTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, member) =>
    /_(at|since|until)$/.test(name) && typeof member === 'string' ? new Date(member) : member,
  );
}
