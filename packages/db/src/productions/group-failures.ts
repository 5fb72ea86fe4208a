import { causeOf } from '@bacs/domain';
import type { Database } from '../schema.ts';
import { lookThrough } from './look-through.ts';
import type { ProductionSearch } from './search.ts';

/** Failures with one code and cause */
export type FailureGroup = {
  code: string | null;
  cause: string;
  count: number;
  first: Date;
  last: Date;
  /** The newest few of them */
  examples: string[];
};

const mostExamples = 3;

/**
 * Groups failures by code and cause, the largest group first. It looks at the newest `most` of them.
 * @returns with `isAll`, whether there were no more than that
 */
export async function groupFailures(
  db: Database,
  search: Pick<ProductionSearch, 'window' | 'userId' | 'errorCode'>,
  { most }: { most: number },
): Promise<{ groups: FailureGroup[]; looked: number; isAll: boolean }> {
  const failures = { ...search, by: 'ended', status: 'failed' } as const;
  const { found, looked, next } = await lookThrough(db, failures, { limit: most, most });
  const groups = new Map<string, FailureGroup>();
  for (const { ulid, error_code: code, error_message, completed_at } of found) {
    const cause = causeOf(error_message);
    const at = completed_at ?? new Date(0);
    const key = JSON.stringify([code, cause]);
    const group = groups.get(key) ?? { code, cause, count: 0, first: at, last: at, examples: [] };
    groups.set(key, group);
    group.count += 1;
    // They come newest first.
    group.first = at;
    if (group.examples.length < mostExamples) group.examples.push(ulid);
  }
  const largestFirst = [...groups.values()].sort((one, other) => other.count - one.count);
  return { groups: largestFirst, looked, isAll: next === undefined };
}
