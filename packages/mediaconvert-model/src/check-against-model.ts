import { closestMatch } from './closest-match.ts';
import { findBrokenBounds } from './find-broken-bounds.ts';
import { requireDefinition, type Schema } from './model.ts';

/** A member's name, a key of a map, or an index. */
export type Step = string | number;

export type ModelProblem = {
  path: Step[];
  /** as MediaConvert would say it */
  message: string;
  /** the name or value that was probably meant */
  suggestion?: string;
  /** an unknown member, another type, none of an enum's values, or out of its range, length or pattern */
  kind: 'member' | 'type' | 'value' | 'bounds';
};

type Spelling = 'sdk' | 'wire';

/**
 * Checks a value against MediaConvert's own model of a job: members, types, enums, ranges, lengths and patterns.
 * Nothing is required, so a part of a job can be checked like a whole one. Keys of maps are free in both spellings.
 * @param structure a structure of the model, as the SDK names it: `CreateJobRequest`, `JobSettings`, `Output`, …
 * @param spelling members in PascalCase as in the SDK, or in lowerCamelCase as they travel
 */
export function checkAgainstModel(value: unknown, structure: string, spelling: Spelling): ModelProblem[] {
  return check(value, requireDefinition(structure), [], spelling);
}

function check(value: unknown, schema: Schema, path: Step[], spelling: Spelling): ModelProblem[] {
  if (schema.$ref !== undefined) return check(value, dereference(schema.$ref), path, spelling);
  const { type } = schema;
  if (type !== undefined && !isOfType(value, type)) {
    return [{ path, message: `Should be of type ${type}`, kind: 'type' }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => check(item, schema.items ?? {}, [...path, index], spelling));
  }
  if (typeof value === 'object' && value !== null) return checkMembers(value, schema, path, spelling);
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (allowed && !allowed.includes(String(value))) {
    const message = `Should be equal to one of the allowed values in ${JSON.stringify(allowed)}`;
    return [{ path, message, ...closestMatch(String(value), allowed), kind: 'value' }];
  }
  return findBrokenBounds(value, schema).map((message) => ({ path, message, kind: 'bounds' }));
}

function checkMembers(value: object, schema: Schema, path: Step[], spelling: Spelling): ModelProblem[] {
  const { properties = {}, additionalProperties } = schema;
  const members = new Map(
    Object.entries(properties).map(([name, member]) => [spell(name, spelling), member] as const),
  );
  return Object.entries(value).flatMap<ModelProblem>(([key, item]) => {
    const member = members.get(key) ?? additionalProperties;
    if (member) return check(item, member, [...path, key], spelling);
    const message = `${key} is not a known property`;
    return [{ path, message, ...closestMatch(key, [...members.keys()]), kind: 'member' }];
  });
}

function spell(name: string, spelling: Spelling): string {
  return spelling === 'sdk' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function dereference(ref: string): Schema {
  return requireDefinition(ref.slice(ref.lastIndexOf('/') + 1));
}

function isOfType(value: unknown, type: NonNullable<Schema['type']>): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}
