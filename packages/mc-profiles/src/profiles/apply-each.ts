import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { isObject, type JsonObject } from '../json.ts';
import { type Kind, kinds } from '../settings/kinds.ts';
import { CompositionError, type PartFile, type Report } from './errors.ts';
import { type Merge, mergeObjects } from './merge.ts';
import { eachPath, type Part } from './part.ts';

export const nothingOfItsKind = 'nothing before this part is of its kind';

/** What a selector met: the names of everything of its kind, and whether it matched one. */
export type Selection = {
  part: PartFile;
  selector: string;
  names: string[];
  matched: boolean;
};

/**
 * Merges a part's `$each` into `settings`, in place. It changes existing items and adds no output. A selector is a kind
 * of `kinds.ts`, alone or with a name that may end in `*`: `h264 720p*`.
 */
export function applyEach(
  settings: JobSettings,
  part: PartFile & Pick<Part, 'each'>,
  merge: Omit<Merge, 'part' | 'path'>,
): Selection[] {
  return Object.entries(part.each).flatMap(([selector, patch]) => {
    const found = findKind(part, selector, merge.report)?.find(settings);
    if (found === undefined) return [];
    const path = eachPath(selector);
    if (found.length === 0) {
      merge.report(new CompositionError(part, path, nothingOfItsKind));
      return [];
    }
    const targets = found.filter(({ name }) => matches(name, selector.split(/ (.*)/)[1]));
    for (const target of targets) {
      Object.assign(target.settings, mergeObjects(asJson(target.settings), patch, { ...merge, part, path }));
    }
    return [{ part, selector, names: found.map(({ name }) => name), matched: targets.length > 0 }];
  });
}

/** Finds out what a selector is for, and reports one that is for nothing. */
export function findKind(part: PartFile, selector: string, report: Report): Kind | undefined {
  const [name = ''] = selector.split(' ');
  if (Object.hasOwn(kinds, name)) return kinds[name];
  const reason = `no such kind; there are ${Object.keys(kinds).join(', ')}`;
  report(new CompositionError(part, eachPath(selector), reason));
  return undefined;
}

function matches(name: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function asJson(settings: object): JsonObject {
  return isObject(settings) ? settings : {};
}
