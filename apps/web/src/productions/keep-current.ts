import { ok } from '@bacs/client';
import { bacs } from '../api/bacs.ts';
import { every } from '../api/every.ts';
import { remember, unfinished } from './store.ts';

const lookEveryMs = 2_000;
const most = 100;

/**
 * Keeps percents, blocks and places in line current, which are no events: while somebody looks, it asks for the unfinished
 * productions, once for each state that one of them is in. @returns what ends that
 */
export function keepCurrent(): () => void {
  return every(lookEveryMs, async () => {
    const statuses = new Set(unfinished().map(({ status }) => status ?? 'queued'));
    for (const status of statuses) await lookAt(status).catch(() => undefined);
  });
}

async function lookAt(status: NonNullable<ReturnType<typeof unfinished>[number]['status']>) {
  const query = { status, limit: most };
  const { items } = await ok(bacs.http.GET('/api/productions', { params: { query } }));
  for (const production of items) remember(production);
}
