import { openDatabase } from '@bacs/db';
import { numberEvents, removeOldClientEvents } from '@bacs/db/events';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startRelay } from '../../apps/api/src/events/relay.ts';
import { openProxy } from '../cluster/proxy.ts';
import { createTestDatabase } from '../support/database.ts';
import { lookUntil, patiently } from '../support/patiently.ts';

const { url, db: near } = await createTestDatabase('relay');
const all = { present: () => ({}), limit: 10 };

it.each([
  ['gives numbers', (db: typeof near) => numberEvents(db, all)],
  ['removes old events', (db: typeof near) => removeOldClientEvents(db, { days: 1, after: 0, limit: 10 })],
])('who %s and is gone without a word keeps others from it for seconds only', async (_what, work) => {
  const at = new URL(url);
  const proxy = await openProxy(Number(at.port));
  at.port = String(proxy.port);
  const gone = openDatabase(at.href, { queryTimeoutMs: 0 });
  onTestFinished(async () => {
    await proxy.close();
    await gone.destroy();
  });
  // By then it has the counter.
  const held = proxy.hold(/from `(outbox|events)`/);
  const lost = work(gone).catch((error: unknown) => error);
  await held;
  expect(await numberEvents(near, all)).toBeUndefined();
  await vi.waitFor(async () => expect(await numberEvents(near, all)).toBeDefined(), patiently);
  await proxy.setMode('reset');
  expect(await lost).toBeInstanceOf(Error);
});

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
