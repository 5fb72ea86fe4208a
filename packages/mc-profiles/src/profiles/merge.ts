import { isObject, type Json, type JsonObject, joinPath } from '../json.ts';
import { CompositionError } from './errors.ts';

/** These arrays can be merged; the member tells their items apart. */
const mergeKeys = new Map([
  ['OutputGroups', 'Name'],
  ['Outputs', 'NameModifier'],
  ['AudioDescriptions', 'AudioSourceName'],
]);

/** When a later part changes one of these, the settings of the former kind are removed. */
const discriminators = ['Codec', 'Container', 'Type'];

type PartPath = {
  part: string;
  path: string;
};

export function mergeObjects(base: JsonObject, next: JsonObject, where: PartPath): JsonObject {
  const kept = discriminators.some((key) => isSwitched(base[key], next[key])) ? {} : base;
  const merged = Object.entries(next).map(([key, value]) => {
    const at = { ...where, path: joinPath(where.path, key) };
    return [key, mergeValues(kept[key], value, key, at)];
  });
  return { ...kept, ...Object.fromEntries(merged) };
}

function isSwitched(before: Json | undefined, after: Json | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

function mergeValues(base: Json | undefined, next: Json, name: string, where: PartPath): Json {
  if (next === null) throw new CompositionError(where.part, where.path, 'null is not a setting');
  if (base !== undefined && kindOf(base) !== kindOf(next)) {
    throw new CompositionError(where.part, where.path, `${kindOf(next)} cannot replace ${kindOf(base)}`);
  }
  if (Array.isArray(next)) return mergeArrays(Array.isArray(base) ? base : undefined, next, name, where);
  if (isObject(next)) return mergeObjects(isObject(base) ? base : {}, next, where);
  return next;
}

function mergeArrays(base: Json[] | undefined, next: Json[], name: string, where: PartPath): Json[] {
  const mergeKey = mergeKeys.get(name);
  if (mergeKey === undefined) {
    if (base === undefined) return structuredClone(next);
    throw new CompositionError(where.part, where.path, `${name} has no merge key, so it cannot be merged`);
  }
  const merged = [...(base ?? [])];
  const seen = new Set<Json>();
  for (const [index, item] of next.entries()) {
    const at = { ...where, path: joinPath(where.path, index) };
    const key = isObject(item) ? item[mergeKey] : undefined;
    if (!isObject(item) || typeof key !== 'string' || key === '') {
      throw new CompositionError(at.part, at.path, `an item of ${name} needs its merge key ${mergeKey}`);
    }
    if (seen.has(key)) {
      throw new CompositionError(at.part, at.path, `${mergeKey} ${JSON.stringify(key)} is there twice`);
    }
    seen.add(key);
    const found = merged.findIndex((other) => isObject(other) && other[mergeKey] === key);
    const before = merged[found];
    merged[found === -1 ? merged.length : found] = mergeObjects(isObject(before) ? before : {}, item, at);
  }
  return merged;
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}
