import { expect, it } from 'vitest';
import { shareRuns } from './share-runs.ts';

/** Each run waits until it is let go. */
function open() {
  const runs: { finish: () => void; isAsking: (asker: string) => boolean }[] = [];
  const share = shareRuns();
  const ask = (asker?: string) =>
    share(asker, (isAsking) => new Promise((finish) => runs.push({ finish, isAsking })));
  return { runs, ask };
}

it('lets all who ask during a run share one run that begins after it', async () => {
  const { runs, ask } = open();
  const first = ask('a');
  const others = [ask('b'), ask('c'), ask()];
  expect(runs.length).toBe(1);
  runs[0]?.finish();
  await first;
  expect(runs.length).toBe(2);
  // The second run is under way, so it is too late for it.
  const late = ask('d');
  runs[1]?.finish();
  await Promise.all(others);
  expect(runs.length).toBe(3);
  runs[2]?.finish();
  await late;
  const again = ask();
  expect(runs.length).toBe(4);
  runs[3]?.finish();
  await again;
});

it('tells who waits for this run or the next', async () => {
  const { runs, ask } = open();
  const [first, second] = [ask('a'), ask('b')];
  const isAsking = runs[0]?.isAsking;
  expect(['a', 'b', 'c'].map((asker) => isAsking?.(asker))).toEqual([true, true, false]);
  runs[0]?.finish();
  await first;
  expect(['a', 'b'].map((asker) => isAsking?.(asker))).toEqual([false, true]);
  runs[1]?.finish();
  await second;
  expect(isAsking?.('b')).toBe(false);
});

it('goes on after a run that fails', async () => {
  const share = shareRuns();
  const failing = share('a', () => Promise.reject(new Error('no')));
  const next = share('b', async () => {});
  await expect(failing).rejects.toThrow('no');
  await next;
});
