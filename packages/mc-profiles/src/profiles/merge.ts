import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject, joinPath } from '../json.ts';
import { CompositionError, type PartFile, type Report } from './errors.ts';

/** These arrays can be merged; the member tells their items apart. */
const mergeKeys = new Map([
  ['OutputGroups', 'Name'],
  ['Outputs', 'NameModifier'],
  ['AudioDescriptions', 'AudioSourceName'],
]);

/** When a later part changes one of these, the settings of the former kind are removed. */
const discriminators = ['Codec', 'Container', 'Type'];

export type Merge = {
  /** whose settings are merged into those before them */
  part: PartFile;
  path: string;
  report: Report;
  /** who has said the Codec, Container or Type of an object */
  saidBy: WeakMap<object, PartFile>;
  /** the part itself and everything that it extends: what these have said, it may replace */
  family: ReadonlySet<PartFile>;
};

export function mergeObjects(base: JsonObject, next: JsonObject, merge: Merge): JsonObject {
  const { part, saidBy } = merge;
  const switched = discriminators.find((key) => isSwitched(base[key], next[key]));
  if (switched !== undefined) reportLoss(base, next, switched, merge);
  const kept = switched === undefined ? base : {};
  const members = Object.entries(next).map(([key, value]) => [
    key,
    mergeValues(kept[key], value, key, { ...merge, path: joinPath(merge.path, key) }),
  ]);
  const merged: JsonObject = { ...kept, ...Object.fromEntries(members) };
  const speaker = discriminators.some((key) => next[key] !== undefined) ? part : saidBy.get(base);
  if (speaker !== undefined) saidBy.set(merged, speaker);
  return merged;
}

function isSwitched(before: Json | undefined, after: Json | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

/** A part that knows nothing of another one drops its settings by mistake. One that extends it means to. */
function reportLoss(base: JsonObject, next: JsonObject, member: string, merge: Merge): void {
  const { part, path, report, saidBy, family } = merge;
  const former = saidBy.get(base);
  if (former === undefined || family.has(former)) return;
  report(
    new CompositionError(
      part,
      joinPath(path, member),
      `${next[member]} drops the settings for ${base[member]} of part ${former.name}; extend ${former.name} after ` +
        `this part or, if it is meant, let this part extend ${former.name}`,
    ),
  );
}

function mergeValues(base: Json | undefined, next: Json, name: string, merge: Merge): Json {
  if (Array.isArray(next)) return mergeArrays(Array.isArray(base) ? base : [], next, name, merge);
  if (isObject(next)) return mergeObjects(isObject(base) ? base : {}, next, merge);
  return next;
}

function mergeArrays(base: Json[], next: Json[], name: string, merge: Merge): Json[] {
  const mergeKey = mergeKeys.get(name);
  if (base.length === 0) {
    return next.map((item, index) =>
      isObject(item) ? mergeObjects({}, item, { ...merge, path: joinPath(merge.path, index) }) : item,
    );
  }
  if (mergeKey !== undefined) return mergeItems(base, next, { name, mergeKey }, merge);
  if (isDeepStrictEqual(base, next)) return base;
  const reason = `${name} has no merge key, so it cannot be merged`;
  merge.report(new CompositionError(merge.part, merge.path, reason));
  return base;
}

function mergeItems(
  base: Json[],
  next: Json[],
  { name, mergeKey }: { name: string; mergeKey: string },
  merge: Merge,
): Json[] {
  const merged = [...base];
  const seen = new Set<Json>();
  for (const [index, item] of next.entries()) {
    const at = { ...merge, path: joinPath(merge.path, index) };
    const refuse = (reason: string) => merge.report(new CompositionError(at.part, at.path, reason));
    const key = isObject(item) ? item[mergeKey] : undefined;
    if (!isObject(item) || typeof key !== 'string' || key === '') {
      refuse(`an item of ${name} needs its merge key ${mergeKey}`);
      continue;
    }
    const [found, ...others] = base.flatMap((other, place) =>
      isObject(other) && other[mergeKey] === key ? [place] : [],
    );
    if (seen.has(key) || others.length > 0) refuse(`${mergeKey} ${JSON.stringify(key)} is there twice`);
    seen.add(key);
    const before = found === undefined ? undefined : base[found];
    merged[found ?? merged.length] = mergeObjects(isObject(before) ? before : {}, item, at);
  }
  return merged;
}
