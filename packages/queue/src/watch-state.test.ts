import { expect, it, test } from 'vitest';
import { doEventsArrive, findWatchProblems, isSwept, type WatchState } from './watch-state.ts';

const minute = 60_000;
const now = 1_000 * minute;
const ago = (minutes: number) => now - minutes * minute;
const state = (changes: Partial<WatchState> = {}): WatchState => ({
  now,
  sweptAt: ago(0.1),
  isComplete: true,
  listedAt: undefined,
  nextMs: 5_000,
  waitedMs: 5_000,
  runningSince: undefined,
  listenedAt: undefined,
  eventsAt: undefined,
  missedAt: undefined,
  ...changes,
});
const codes = (changes: Partial<WatchState>, takenMs: number | undefined = 10 * minute) =>
  findWatchProblems(state(changes), takenMs).map(({ code }) => code);

it.each([
  ['never', { sweptAt: undefined }, false],
  ['long ago', { sweptAt: ago(3) }, false],
  ['a while ago, and is not due yet', { sweptAt: ago(3), nextMs: minute }, true],
  ['lately, and not to the end', { isComplete: false }, false],
  ['lately', {}, true],
])('whether renders are swept when a sweep went through %s', (_when, changes, swept) => {
  expect(isSwept(state(changes))).toBe(swept);
});

it.each([
  ['nobody listens', { eventsAt: ago(1) }, false],
  ['there was none for long', { listenedAt: ago(0), eventsAt: ago(4) }, false],
  ['many ends were not told', { listenedAt: ago(0), eventsAt: ago(0), missedAt: ago(1) }, false],
  ['there was one', { listenedAt: ago(0), eventsAt: ago(1) }, true],
])('whether events arrive when %s', (_when, changes, arrive) => {
  expect(doEventsArrive(state(changes))).toBe(arrive);
});

test('what is wrong is said while MediaConvert has a job of ours, and only then', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ sweptAt: undefined })).toEqual(['SWEEP_MISSING']);
  expect(codes({ isComplete: false })).toEqual(['SWEEP_SHORT']);
  expect(codes({ sweptAt: undefined }, minute)).toEqual([]);
  expect(findWatchProblems(state({ sweptAt: undefined }), undefined)).toEqual([]);
});

test('events are missed only where somebody has listened, while something transcodes for long', () => {
  const silent = { listenedAt: ago(0), eventsAt: ago(60), runningSince: ago(5) };
  expect(codes(silent)).toEqual(['EVENTS_MISSING']);
  expect(codes({ ...silent, listenedAt: ago(10) })).toEqual(['EVENTS_MISSING']);
  expect(codes({ ...silent, eventsAt: ago(1) })).toEqual([]);
  expect(codes({ ...silent, listenedAt: undefined })).toEqual([]);
  expect(codes({ ...silent, runningSince: ago(1) })).toEqual([]);
});
