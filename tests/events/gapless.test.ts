import { expect, it } from 'vitest';
import { startApi } from '../support/api.ts';
import { checkDoors } from './checker.ts';

const api = await startApi('gapless', { RATE_LIMIT_PER_MINUTE: '0' });
const seconds = Number(process.env['EVENTS_SECONDS'] ?? 3);
const seed = Number(process.env['EVENTS_SEED'] ?? 1);

it('each reader gets each event once, in order, whatever commits when and whoever dies', async () => {
  const { committed, rolledBack, stored, readers, relaysKilled } = await checkDoors(
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
  expect(stored.map(({ number }) => number)).toEqual(stored.map((_event, index) => index + 1));
  expect(stored.map(({ subject }) => subject).sort()).toEqual(committed.sort());
  expect(rolledBack.filter((subject) => committed.includes(subject))).toEqual([]);
  expect(stored.length).toBeGreaterThan(100);
  expect(relaysKilled).toBeGreaterThan(0);
});
