import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { JsonObject } from '../json.ts';
import { applyEach, type Selection } from './apply-each.ts';
import { CompositionError } from './errors.ts';
import { type Merge, mergeObjects } from './merge.ts';
import type { Part } from './part.ts';

export type Composition = {
  settings: JobSettings;
  /** the profile and every part that it extends, directly or not */
  parts: ReadonlySet<Part>;
  problems: CompositionError[];
  selections: Selection[];
};

/**
 * Composes the parts that a profile extends, in order, and then the profile itself. Each part first merges its settings
 * into those before it, then applies its `$each` to the whole. Problems are collected, and what is wrong is left out.
 * @param findPart returns undefined if there is no such part
 * @param describeMissing says why there is none, and what to do
 */
export function composeProfile(
  profile: Part,
  findPart: (name: string) => Part | undefined,
  describeMissing = (name: string) => `there is no part ${name}`,
): Composition {
  const problems: CompositionError[] = [];
  const work: Work = {
    findPart,
    describeMissing,
    selections: [],
    report: (error) => problems.push(error),
    saidBy: new WeakMap(),
  };
  const { settings, family } = addPart({}, profile, work, []);
  return { settings: settings as JobSettings, parts: family, problems, selections: work.selections };
}

type Work = Pick<Merge, 'report' | 'saidBy'> & {
  findPart: (name: string) => Part | undefined;
  describeMissing: (name: string) => string;
  selections: Selection[];
};

function addPart(
  settings: JsonObject,
  part: Part,
  work: Work,
  trail: Part[],
): { settings: JsonObject; family: Set<Part> } {
  const family = new Set([part]);
  const path = [...trail, part];
  if (trail.includes(part)) {
    const names = path.map(({ name }) => name).join(' → ');
    work.report(new CompositionError(part, '$extends', `it extends itself: ${names}`));
    return { settings, family };
  }
  let composed = settings;
  for (const [index, name] of part.extends.entries()) {
    const next = work.findPart(name);
    if (next === undefined) {
      work.report(new CompositionError(part, `$extends[${index}]`, work.describeMissing(name)));
      continue;
    }
    const added = addPart(composed, next, work, path);
    composed = added.settings;
    for (const relative of added.family) family.add(relative);
  }
  const merge = { ...work, part, path: part.at, family };
  composed = mergeObjects(composed, part.settings, merge);
  work.selections.push(...applyEach(composed as JobSettings, part, merge));
  return { settings: composed, family };
}
