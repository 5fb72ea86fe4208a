import { describe, expect, it, test } from 'vitest';
import {
  endStatuses,
  mayBecome,
  type ProductionStatus,
  productionStatuses,
  statusesBefore,
  unfinishedStatuses,
} from './index.ts';

const all: ProductionStatus[] = ['pending', ...productionStatuses];
const after = (from: ProductionStatus) => all.filter((to) => mayBecome(from, to));

describe('a production', () => {
  it('goes from queued to completed', () => {
    expect(statusesBefore('submitted')).toContain('queued');
    expect(statusesBefore('processing')).toEqual(['submitted']);
    // It may end between two looks.
    expect(statusesBefore('completed')).toEqual(['submitted', 'processing']);
  });

  it.each(['completed', 'failed', 'canceled', 'deleting'] as const)('never leaves %s', (end) => {
    expect(after(end)).toEqual([]);
  });

  it.each(['queued', 'submitted', 'processing'] as const)('that is %s may fail or be canceled', (status) => {
    expect(after(status)).toEqual(expect.arrayContaining(['failed', 'canceled']));
  });

  it('of the older system is taken over, or canceled', () => {
    expect(after('pending')).toEqual(['queued', 'submitted', 'canceled']);
    expect(statusesBefore('queued')).toContain('pending');
  });

  it('never comes back to a state but to render again', () => {
    const reachable = (from: ProductionStatus): ProductionStatus[] =>
      after(from)
        .filter((to) => to !== 'queued')
        .flatMap((to) => [to, ...reachable(to)]);
    for (const status of all) expect(reachable(status)).not.toContain(status);
    expect(all.filter((status) => after(status).includes('queued'))).toEqual([
      'pending',
      'submitted',
      'processing',
    ]);
  });
});

test('a production is unfinished, at an end, or being deleted', () => {
  expect([...unfinishedStatuses, ...endStatuses, 'deleting']).toEqual(all);
  for (const status of unfinishedStatuses) expect(after(status)).not.toEqual([]);
  for (const status of endStatuses) expect(after(status)).toEqual([]);
});
