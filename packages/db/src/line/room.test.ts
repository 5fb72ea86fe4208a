import { describe, expect, it } from 'vitest';
import type { InFlight } from './in-flight.ts';
import { atFirst, findRoom, learn, type Rules } from './room.ts';

const at = (seconds: number) => new Date(seconds * 1_000);
const idle: InFlight = {
  now: at(0),
  running: 0,
  unstarted: 0,
  submitted: 0,
  oldest: null,
  newest: null,
  firstSubmitted: null,
  fillSubmitted: null,
};

/**
 * MediaConvert has `slots`, renders take so long, and every `look` seconds somebody notices what has happened. CreateJob
 * may be called every `gap` seconds.
 */
type Fleet = { slots: number; render: number; look: number; productions: number; gap?: number };

/**
 * Renders all productions of one user on a fleet that knows nothing yet, or gives all of them to MediaConvert at once.
 * @returns when the last one ended, and how many were waiting in MediaConvert's queue in the second half of the time.
 */
function simulate({ slots, render, look, productions, gap = 0 }: Fleet, backlog?: number) {
  const rules: Rules = { lookMs: look * 1_000, backlog };
  let learned = atFirst;
  let waiting = productions;
  const unsubmitted: number[] = [];
  let submitted: { released: number; at: number }[] = [];
  let running: { released: number; submitted: number; end: number }[] = [];
  let [queued, nextCall] = [0, 0];
  for (let time = 0; ; time += look) {
    while (unsubmitted[0] !== undefined && Math.max(nextCall, unsubmitted[0]) <= time) {
      const [released = time] = unsubmitted.splice(0, 1);
      const called = Math.max(nextCall, released);
      nextCall = called + gap;
      submitted.push({ released, at: called });
    }
    // What MediaConvert has done since the last look, one slot at a time.
    for (;;) {
      const next = submitted[0];
      const free = running.length < slots ? time - look : Math.min(...running.map(({ end }) => end));
      if (next === undefined || Math.max(free, next.at) > time) break;
      const start = Math.max(free, next.at);
      running = running.filter(({ end }) => end > start);
      running.push({ released: next.released, submitted: next.at, end: start + render });
      submitted = submitted.slice(1);
    }
    const last = Math.max(...running.map(({ end }) => end), 0);
    running = running.filter(({ end }) => end > time);
    const unstarted = [...submitted.map(({ released }) => released), ...unsubmitted];
    if (waiting === 0 && unstarted.length === 0) return { end: last, queued };
    const { filledAt } = learned;
    const fill = running.filter(({ released }) => filledAt !== null && at(released) <= filledAt);
    const flight: InFlight = {
      ...idle,
      now: at(time),
      running: running.length,
      unstarted: unstarted.length,
      submitted: submitted.length,
      oldest: earliest(unstarted),
      newest: latest(unstarted),
      firstSubmitted: earliest(submitted.map((one) => one.at)),
      fillSubmitted: latest(fill.map((one) => one.submitted)),
    };
    learned = learn(learned, flight, rules);
    const released = Math.min(findRoom(learned, flight, rules), waiting);
    waiting -= released;
    for (let count = 0; count < released; count += 1) unsubmitted.push(time);
    if (waiting === 0) learned = { ...learned, filledAt: null };
    else if (learned.filledAt === null)
      learned = { ...learned, filledAt: at(time), filledWith: unstarted.length + released };
    if (waiting > 0 && waiting < productions / 2) queued = Math.max(queued, submitted.length);
  }
}

function earliest(seconds: number[]): Date | null {
  return seconds.length === 0 ? null : at(Math.min(...seconds));
}

function latest(seconds: number[]): Date | null {
  return seconds.length === 0 ? null : at(Math.max(...seconds));
}

describe('the learned number in flight', () => {
  it.each<[Fleet, number]>([
    [{ slots: 8, render: 6, look: 5, productions: 300 }, 0.95],
    [{ slots: 8, render: 60, look: 5, productions: 300 }, 0.95],
    [{ slots: 1, render: 600, look: 5, productions: 50 }, 0.95],
    [{ slots: 100, render: 6, look: 5, productions: 3_000 }, 0.95],
    [{ slots: 100, render: 60, look: 5, productions: 1_000 }, 0.95],
    [{ slots: 100, render: 600, look: 5, productions: 1_000 }, 0.95],
    [{ slots: 20, render: 6, look: 2, productions: 300 }, 0.95],
    [{ slots: 20, render: 600, look: 60, productions: 300 }, 0.9],
    // CreateJob is called so seldom that the first ones have long started when the last one is called.
    [{ slots: 100, render: 30, look: 5, productions: 300, gap: 1 }, 0.95],
    [{ slots: 100, render: 60, look: 5, productions: 300, gap: 0.5 }, 0.9],
    [{ slots: 100, render: 600, look: 60, productions: 300, gap: 1 }, 0.9],
  ])('keeps a fleet busy for one user: %o', (fleet, least) => {
    const unfair = simulate(fleet, 1_000_000).end;
    expect(unfair / simulate(fleet).end).toBeGreaterThanOrEqual(least);
  });

  it.each<Fleet>([
    { slots: 1, render: 600, look: 5, productions: 50 },
    { slots: 8, render: 600, look: 5, productions: 300 },
    { slots: 100, render: 600, look: 5, productions: 1_000 },
  ])(
    'lets fewer wait in the queue of MediaConvert than run, so that nobody waits for a whole render: %o',
    (fleet) => {
      expect(simulate(fleet).queued).toBeLessThanOrEqual(fleet.slots);
    },
  );

  it('is not learned from productions that nobody waits behind', () => {
    const flight = { ...idle, now: at(100) };
    expect(learn(atFirst, flight, { lookMs: 5_000 })).toEqual(atFirst);
  });
});

describe('room', () => {
  const rules = { backlog: 5, lookMs: 5_000 };
  const full = { ...idle, running: 50, unstarted: 5, submitted: 5, oldest: at(0), newest: at(0) };

  it('is what a configured backlog leaves, whatever runs', () => {
    expect(findRoom(atFirst, { ...full, unstarted: 3 }, rules)).toBe(2);
    expect(findRoom(atFirst, full, rules)).toBe(0);
  });

  it('is for one, now and then, while nothing that was released can be submitted', () => {
    const stuck = { ...full, running: 0, submitted: 0 };
    expect(findRoom(atFirst, { ...stuck, now: at(20) }, rules)).toBe(0);
    expect(findRoom(atFirst, { ...stuck, now: at(40) }, rules)).toBe(1);
  });

  it.each([
    { learned: { ...atFirst, inFlight: 21 } },
    { learned: { ...atFirst, inFlight: 1_000 } },
    { learned: atFirst, backlog: 30 },
  ])('is for one now and then as well where much more may be in flight: %o', ({ learned, backlog }) => {
    const stuck = { ...idle, unstarted: 20, newest: at(0) };
    expect(findRoom(learned, { ...stuck, now: at(20) }, { lookMs: 5_000, backlog })).toBe(0);
    expect(findRoom(learned, { ...stuck, now: at(40) }, { lookMs: 5_000, backlog })).toBe(1);
    // MediaConvert has taken one, so it takes others.
    expect(
      findRoom(learned, { ...stuck, unstarted: 21, submitted: 1, now: at(40) }, { lookMs: 5_000, backlog }),
    ).toBe(0);
  });

  it('is for one ever more seldom in a long outage, which releases a few hundred in a weekend', () => {
    for (const { rules, inFlight } of [
      { rules: { lookMs: 5_000 }, inFlight: 1 },
      { rules: { lookMs: 5_000, backlog: 5 }, inFlight: 1 },
      { rules: { lookMs: 5_000 }, inFlight: 1_000 },
    ]) {
      const learned = { ...atFirst, inFlight };
      const flight = { ...idle, unstarted: 20, newest: at(0) };
      const weekend = 48 * 60 * 60;
      for (let now = 0; now < weekend; now += 5) {
        const room = findRoom(learned, { ...flight, now: at(now) }, rules);
        if (room > 0) Object.assign(flight, { unstarted: flight.unstarted + room, newest: at(now) });
      }
      expect(flight.unstarted).toBeGreaterThan(150);
      expect(flight.unstarted).toBeLessThan(600);
    }
  });
});
