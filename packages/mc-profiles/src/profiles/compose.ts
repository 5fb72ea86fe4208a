import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { JsonObject } from '../json.ts';
import { applyEach } from './apply-each.ts';
import { CompositionError } from './errors.ts';
import { mergeObjects } from './merge.ts';
import type { Part } from './part.ts';

/**
 * Composes the parts that a profile extends, in order, and then the profile itself. Each part first merges its settings
 * into those before it, then applies its `$each` to the whole.
 * @param findPart throws if a part is broken, returns undefined if there is none
 */
export function composeProfile(profile: Part, findPart: (name: string) => Part | undefined): JobSettings {
  return addPart({}, profile, findPart, []) as JobSettings;
}

function addPart(
  settings: JsonObject,
  part: Part,
  findPart: (name: string) => Part | undefined,
  trail: Part[],
): JsonObject {
  const path = [...trail, part];
  if (trail.includes(part)) {
    const names = path.map(({ name }) => name).join(' → ');
    throw new CompositionError(part.name, '$extends', `it extends itself: ${names}`);
  }
  let composed = settings;
  for (const name of part.extends) {
    const next = findPart(name);
    if (next === undefined) throw new CompositionError(part.name, '$extends', `there is no part ${name}`);
    composed = addPart(composed, next, findPart, path);
  }
  composed = mergeObjects(composed, part.settings, { part: part.name, path: '' });
  applyEach(composed as JobSettings, part);
  return composed;
}
