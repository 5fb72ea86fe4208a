import { openDatabase } from '@bacs/db';
import { expect, it, vi } from 'vitest';
import { startRelay } from '../../apps/api/src/events/relay.ts';
import { createTestDatabase } from '../support/database.ts';
import { lookUntil } from '../support/patiently.ts';

const { url } = await createTestDatabase('relay');

it('the outbox is looked at again when something was told while it was looked at', async () => {
  // What looks every half second would do it, too.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  let looks = 0;
  const db = openDatabase(url, {
    onStatement: () => {
      looks += 1;
      if (looks === 1) relay.wake();
    },
  });
  const relay = startRelay({
    db,
    present: () => ({}),
    onNumbered: () => {},
    onError: (error) => expect.fail(error.message),
  });
  await lookUntil(
    async () => (looks > 1 ? looks : undefined),
    () => 'it is not looked at again',
  );
  vi.useRealTimers();
  await relay.close();
  await db.destroy();
});
