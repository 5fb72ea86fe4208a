import { expect, it } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { startService } from '../support/service.ts';
import { checkDoors } from './checker.ts';

const api = await startService('gapless', { RATE_LIMIT_PER_MINUTE: '0' });
await api.runWorker();
const seconds = Number(process.env['EVENTS_SECONDS'] ?? 3);
const seed = Number(process.env['EVENTS_SEED'] ?? 1);

it('each reader gets each event once, in order, and each receiver gets it, whatever commits when and whoever dies', {
  timeout: 2 * patiently.timeout + 15_000 * seconds,
}, async () => {
  const { committed, rolledBack, stored, readers, receivers, relaysKilled } = await checkDoors(
    api,
    api.environment['DATABASE_URL'] ?? '',
    { seconds, seed },
  );
  for (const { userId, got } of readers) {
    const own = stored.filter(({ user_id }) => user_id === userId);
    expect(got.map(({ id }) => id)).toEqual(own.map(({ number }) => number));
    expect(got.map(({ subject }) => subject)).toEqual(own.map(({ subject }) => subject));
  }
  const bodies = new Map(readers.flatMap(({ got }) => got.map(({ id, body }) => [id, body])));
  for (const { got } of readers) for (const { id, body } of got) expect(body).toBe(bodies.get(id));
  for (const { userId, got } of receivers) {
    const own = stored.filter(({ user_id }) => user_id === userId).map(({ number }) => number);
    expect([...new Set(got.map(({ id }) => id))].sort((a, b) => a - b)).toEqual(own);
    for (const [subject, inTurn = []] of Map.groupBy(got, (event) => event.subject)) {
      const ids = inTurn.map(({ id }) => id);
      expect(ids, subject).toEqual(ids.toSorted((a, b) => a - b));
    }
    const sent = new Map(got.map(({ id, body }) => [id, body]));
    for (const { id, body } of got) expect(body).toBe(sent.get(id));
  }
  expect(stored.map(({ number }) => number)).toEqual(stored.map((_event, index) => index + 1));
  expect(stored.map(({ subject }) => subject).sort()).toEqual(committed.sort());
  expect(rolledBack.filter((subject) => committed.includes(subject))).toEqual([]);
  expect(stored.length).toBeGreaterThan(100);
  expect(relaysKilled).toBeGreaterThan(0);
});
