import { describe, expect, it } from 'vitest';
import { recentAnswer } from './recent-answer.ts';

describe('a question with a recent answer', () => {
  it('is asked once, however many ask, also while it is being answered', async () => {
    let asked = 0;
    const ask = recentAnswer(60_000, async () => ++asked);
    const together = await Promise.all(Array.from({ length: 1_000 }, ask));
    expect(new Set([...together, await ask()])).toEqual(new Set([1]));
  });

  it('is asked again when the answer is older, and when it was an error', async () => {
    let asked = 0;
    const ask = recentAnswer(0, async () => {
      asked += 1;
      if (asked === 1) throw new Error('not now');
      return asked;
    });
    await expect(ask()).rejects.toThrow('not now');
    expect(await ask()).toBe(2);
    expect(await ask()).toBe(3);
  });

  it('keeps an answer for as long as the answer says', async () => {
    let asked = 0;
    const ask = recentAnswer(
      (answer) => (answer === 'good' ? 60_000 : 0),
      async () => (++asked < 3 ? 'bad' : 'good'),
    );
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual(['bad', 'bad', 'good', 'good']);
    expect(asked).toBe(3);
  });
});
