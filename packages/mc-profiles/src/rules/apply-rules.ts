import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import type { SourceDescription } from '@bacs/domain';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { kinds, type Target } from '../settings/kinds.ts';
import { isPassedThrough } from '../settings/outputs.ts';
import { type Size, sourceSize } from '../settings/source-size.ts';
import { type Rule, rules } from './rule.ts';

/** A rule that has changed some settings. */
export type AppliedRule = {
  name: string;
  about: string;
  /** the NameModifiers of the outputs that it has changed */
  outputs: string[];
};

/**
 * Changes settings, in place, as the source demands. What a profile says itself stays: what has one of the members that a
 * selector of a rule would set is left alone by that selector.
 */
export function applyRules(settings: JobSettings, source: SourceDescription): AppliedRule[] {
  const size = sourceSize(settings, source);
  if (size === undefined) return [];
  const facts = factsOf(source, size);
  return rules.filter(({ when }) => holds(when, facts)).flatMap((rule) => applyRule(rule, settings, size));
}

function factsOf(
  { scan_type, color, pixel_aspect_ratio }: SourceDescription,
  { width, height }: Size,
): Record<string, string | null> {
  return {
    scan_type,
    color,
    pixels: pixel_aspect_ratio === 1 ? 'square' : 'oblong',
    size: width % 2 === 0 && height % 2 === 0 ? 'even' : 'odd',
  };
}

function holds(when: Rule['when'], facts: Record<string, string | null>): boolean {
  return Object.entries(when).every(([fact, value]) => facts[fact] === value);
}

function applyRule({ name, about, each }: Rule, settings: JobSettings, size: Size): AppliedRule[] {
  const changed = new Set<string>();
  for (const [kind, patch] of Object.entries(each)) {
    const filled = fillSizes(patch, size);
    for (const target of findTargets(settings, kind)) {
      if (overlaps(target.settings as JsonObject, filled)) continue;
      merge(target.settings as JsonObject, filled);
      changed.add(target.name);
    }
  }
  return changed.size > 0 ? [{ name, about, outputs: [...changed] }] : [];
}

function findTargets(settings: JobSettings, kind: string): Target[] {
  const found = kinds[kind]?.find(settings);
  if (found === undefined) throw new Error(`no such kind: ${kind}`);
  return found.filter((target) => !isPassedThrough(target.settings));
}

/** SOURCE_WIDTH and SOURCE_HEIGHT in a rule are the displayed size of the source, rounded down to even numbers. */
function fillSizes(patch: JsonObject, { width, height }: Size): JsonObject {
  const values: Record<string, number> = { SOURCE_WIDTH: toEven(width), SOURCE_HEIGHT: toEven(height) };
  const fill = (_key: string, value: Json) => (typeof value === 'string' ? (values[value] ?? value) : value);
  return JSON.parse(JSON.stringify(patch), fill);
}

function toEven(length: number): number {
  return Math.max(2, Math.floor(length / 2) * 2);
}

function overlaps(settings: JsonObject, patch: JsonObject): boolean {
  return Object.entries(patch).some(([key, value]) => {
    const present = settings[key];
    if (present === undefined) return false;
    return !(isObject(present) && isObject(value)) || overlaps(present, value);
  });
}

function merge(settings: JsonObject, patch: JsonObject): void {
  for (const [key, value] of Object.entries(patch)) {
    const present = settings[key];
    if (isObject(present) && isObject(value)) merge(present, value);
    else settings[key] = structuredClone(value);
  }
}
