import { describe, expect, test } from 'vitest';
import { drawScenario, lengths } from './scenarios.ts';
import { type Question, simulateLine } from './simulate-line.ts';

describe('the estimated start of 2,000 simulated renders', () => {
  const asked = new Map(
    lengths.map((length, kind) => [
      length,
      Array.from({ length: 20 }, (_, index) =>
        simulateLine(drawScenario(20 * kind + index, length), 27),
      ).flat(),
    ]),
  );
  const all = known([...asked.values()].flat());

  test('is known for most', () => {
    expect(all.length).toBeGreaterThanOrEqual(2_000);
  });

  test('holds for 85 to 95 %', () => {
    expect(heldShare(all)).toBeGreaterThan(0.85);
    expect(heldShare(all)).toBeLessThan(0.95);
  });

  test.each(lengths)('holds for 80 to 96 % of those of %s length', (length) => {
    const share = heldShare(known(asked.get(length) ?? []));
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.96);
  });

  test.each([
    ['next ten', 1, 10],
    ['next hundred', 11, 100],
    ['others', 101, 10_000],
  ])('holds for 80 to 96 %% of the %s', (_, from, to) => {
    const share = heldShare(all.filter(({ position }) => position >= from && position <= to));
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.96);
  });

  test('is at most twice as wide as the wait for more than half of them', () => {
    const narrow = all.filter(
      ({ estimate, askedAt, releasedAt }) => estimate.latest - estimate.earliest < 2 * (releasedAt - askedAt),
    );
    expect(narrow.length / all.length).toBeGreaterThan(0.5);
  });
});

type Known = Question & { estimate: NonNullable<Question['estimate']>; releasedAt: number };

function known(questions: Question[]): Known[] {
  return questions.filter((question): question is Known => question.estimate !== undefined);
}

function heldShare(questions: Known[]): number {
  const held = questions.filter(
    ({ estimate, releasedAt }) => estimate.earliest <= releasedAt && releasedAt <= estimate.latest,
  );
  return held.length / questions.length;
}
