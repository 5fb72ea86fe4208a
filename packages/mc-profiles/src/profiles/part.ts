import { isObject, type Json, type JsonObject } from '../json.ts';
import { CompositionError } from './errors.ts';

/** A profile or a part, as its file contains it. */
export type Part = {
  name: string;
  extends: string[];
  settings: JsonObject;
  /** maps a selector to the settings that are merged into everything it selects */
  each: Record<string, JsonObject>;
};

const directives = ['$about', '$extends', '$each'];

export function parsePart(name: string, content: Json): Part {
  if (!isObject(content)) throw new CompositionError(name, '', 'it is not a JSON object');
  const { $extends = [], $each = {}, ...rest } = content;
  const members = Object.keys(rest).filter((key) => !directives.includes(key));

  const unknown = members.find((key) => key.startsWith('$'));
  if (unknown !== undefined) {
    throw new CompositionError(name, unknown, `unknown directive; there are ${directives.join(', ')}`);
  }
  if (!Array.isArray($extends) || !$extends.every((item) => typeof item === 'string')) {
    throw new CompositionError(name, '$extends', 'a list of part names is expected');
  }
  if (!isObject($each)) throw new CompositionError(name, '$each', 'an object is expected');
  const each: Part['each'] = {};
  for (const [selector, settings] of Object.entries($each)) {
    if (!isObject(settings))
      throw new CompositionError(name, `$each["${selector}"]`, 'an object is expected');
    each[selector] = settings;
  }
  return { name, extends: $extends, each, settings: unwrapSettings(name, rest, members) };
}

function unwrapSettings(name: string, content: JsonObject, members: string[]): JsonObject {
  const settings = content['Settings'];
  if (settings === undefined) return Object.fromEntries(members.map((key) => [key, content[key] ?? null]));
  const beside = members.find((key) => key !== 'Settings');
  if (beside !== undefined) throw new CompositionError(name, beside, 'it stands beside Settings, not in it');
  if (!isObject(settings)) throw new CompositionError(name, 'Settings', 'an object is expected');
  return settings;
}
