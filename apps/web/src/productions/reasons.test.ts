import { describe, expect, it } from 'vitest';
import { countdownOf, reasonOf } from './reasons.ts';

const waiting = {
  status: 'queued' as const,
  isUnfinished: true,
  blocked_reason: null,
  queue_position: null,
  next_try_at: null,
  estimated_start: null,
  error: null,
  cancel_requested_at: null,
};
const noFilm = {
  code: '1010',
  message: 'no',
  class: 'source' as const,
  retryable: false,
  help: 'Upload a film.',
};
const at = (seconds: number) => new Date(seconds * 1_000).toISOString();

describe('the reason of a production', () => {
  it.each([
    [{ blocked_reason: 'throttled: Rate exceeded' }, 'Waiting: AWS throttles'],
    [{ blocked_reason: 'refused: NotFoundException' }, 'Waiting: AWS refuses it for now'],
    [{ blocked_reason: 'unsent: connect ECONNREFUSED' }, 'Waiting: AWS cannot be reached'],
    [
      { blocked_reason: 'brewing: a cause of a later release' },
      'Waiting: brewing: a cause of a later release',
    ],
    [{ queue_position: 3 }, 'Number 3 in line'],
    [{ cancel_requested_at: at(1), blocked_reason: 'throttled: Rate exceeded' }, 'Canceling…'],
    [{ status: 'failed' as const, isUnfinished: false, error: noFilm }, 'Upload a film.'],
    [{ status: 'completed' as const, isUnfinished: false, blocked_reason: 'throttled: before' }, ''],
  ])('of %o is %o', (more, words) => {
    expect(reasonOf({ ...waiting, ...more })).toBe(words);
  });

  it('has a countdown while somebody can tell', () => {
    const blocked = { ...waiting, next_try_at: at(112) };
    expect(countdownOf(blocked, 100_000)).toBe('next try in 12 s');
    expect(countdownOf(blocked, 112_000)).toBe('trying again…');
    expect(countdownOf({ ...blocked, isUnfinished: false }, 100_000)).toBe('');
    const inLine = { ...waiting, estimated_start: { earliest: at(100), latest: at(400) } };
    expect(countdownOf(inLine, 100_000)).toBe('starts within 5 min');
    expect(countdownOf(waiting, 100_000)).toBe('');
  });
});
