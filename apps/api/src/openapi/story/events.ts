import * as facts from './facts.ts';
import { completed } from './productions.ts';

const event = {
  id: facts.eventNumber,
  type: 'production.completed',
  time: completed.completed_at,
  version: 1,
  subject: facts.productionUlid,
  user_id: facts.alma.id,
  data: completed,
};
const stream = `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

export const eventExamples = {
  listEvents: { 200: { items: [event], next_after: event.id } },
  streamEvents: { 200: stream },
  streamProductionEvents: { 200: `event: progress\ndata: {"progress_percent":96}\n\n${stream}` },
  createEventTicket: { 201: { ticket: facts.secret, expires_at: '2026-11-22T10:16:32.000Z' } },
};
