import type { EventType } from '@bacs/domain';
import type { EventRow } from '../schema.ts';

/** An event as every client gets it, whichever way it comes. */
export type ClientEvent = {
  id: number;
  type: EventType;
  time: string;
  version: number;
  subject: string;
  user_id: number | null;
  data: Record<string, unknown> | null;
};

/** Of `data`: it grows when a field changes its meaning. */
const version = 1;

/** Makes the one body that an event has. */
export function toClientEvent({ number, type, created_at, subject, user_id, data }: EventRow): ClientEvent {
  return { id: number, type, time: created_at.toISOString(), version, subject, user_id, data };
}
