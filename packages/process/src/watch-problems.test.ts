import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { watchProblems } from './watch-problems.ts';

it('a problem is one line when it appears and one when it is gone, however often it is looked for', async () => {
  const lines: { problem: string; msg: string; level: number }[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const away = { code: 'AWAY', message: 'Redis is away.' };
  const paused = { code: 'PAUSED', message: 'A queue is paused.' };
  // What each look finds, the last one again and again.
  const finds = [[], [away], [away], [away, paused], [paused], [paused], [], [], [away], [away]];
  let looks = 0;
  const end = watchProblems(logger, async () => finds[Math.min(looks++, finds.length - 1)] ?? [], 1);
  // It looks each millisecond, when the machine lets it.
  await vi.waitFor(() => expect(looks).toBeGreaterThan(finds.length + 5), { timeout: 60_000 });
  end();
  expect(lines.map(({ level, problem, msg }) => [level, problem, msg])).toEqual([
    [40, 'AWAY', 'Redis is away.'],
    [40, 'PAUSED', 'A queue is paused.'],
    [30, 'AWAY', 'no longer: Redis is away.'],
    [30, 'PAUSED', 'no longer: A queue is paused.'],
    [40, 'AWAY', 'Redis is away.'],
  ]);
});

it('nothing is looked for, or told, once it has ended', async () => {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  let found = (_problems: { code: string; message: string }[]) => {};
  let looks = 0;
  const end = watchProblems(
    logger,
    () => {
      looks += 1;
      return new Promise((resolve) => {
        found = resolve;
      });
    },
    1,
  );
  end();
  found([{ code: 'LATE', message: 'Too late.' }]);
  await setImmediate();
  expect({ looks, lines }).toEqual({ looks: 1, lines: [] });
});
