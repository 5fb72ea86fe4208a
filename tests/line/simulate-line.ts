import { estimateStart, learnWaits, type Release, type StartEstimate } from '@bacs/domain';
import { createLine } from './simulated-line.ts';

/** What a simulated fleet is asked to do. Times are in ms. */
export type Scenario = {
  renderMs: () => number;
  /** How many render at once, by the time. */
  capacity: (now: number) => number;
  /** The number of the user who asks next, for how many renders, and how long it is until somebody asks again. */
  user: () => number;
  renders: () => number;
  pauseMs: () => number;
  /** How long it is between two questions. */
  questionMs: () => number;
  /** Which of the `waiting` a question is about. */
  pick: (waiting: number) => number;
};

/** A question about a render that waits, and what came of it. */
export type Question = {
  position: number;
  askedAt: number;
  estimate: StartEstimate | undefined;
  releasedAt?: number;
};

type Waiting = { acceptedAt: number; questions: Question[] };

/** As the service does: so many releases are remembered, and the first questions come when there are some. */
const remembered = 1_000;
const warmUp = 100;

/** Lets a line run as the service does, until it is known what came of every question. */
export function simulateLine(scenario: Scenario, wanted: number): Question[] {
  const line = createLine<Waiting>();
  const releases: Release[] = [];
  const questions: Question[] = [];
  let ends: number[] = [];
  let now = 0;
  let accepting = 0;
  let asking = scenario.questionMs();
  let released = 0;
  while (questions.length < wanted || questions.some(({ releasedAt }) => releasedAt === undefined)) {
    now = Math.min(accepting, asking, ...ends);
    if (now === asking) {
      if (released >= warmUp && line.count() > 0 && questions.length < wanted) ask();
      asking = now + scenario.questionMs();
      continue;
    }
    if (now === accepting) {
      accept(scenario.user(), scenario.renders());
      accepting = now + scenario.pauseMs();
    }
    ends = ends.filter((end) => end > now);
    while (ends.length < scenario.capacity(now) && line.count() > 0) release();
  }
  return questions;

  function ask(): void {
    const index = scenario.pick(line.count());
    const row = line.at(index);
    if (!row) return;
    const position = index + 1;
    const estimate = estimateStart(learnWaits(releases, now), { ...row, position }, now);
    const question = { position, askedAt: now, estimate };
    row.questions.push(question);
    questions.push(question);
  }

  function accept(user: number, renders: number): void {
    line.join(
      user,
      Array.from({ length: renders }, () => ({ acceptedAt: now, questions: [] })),
    );
  }

  function release(): void {
    const row = line.next();
    if (!row) return;
    releases.push({ acceptedAt: row.acceptedAt, releasedAt: now });
    if (releases.length > remembered) releases.shift();
    released += 1;
    for (const question of row.questions) question.releasedAt = now;
    ends.push(now + scenario.renderMs());
  }
}
