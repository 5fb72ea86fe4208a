import { hash } from 'node:crypto';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = {
  [key: string]: Json;
};

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Appends to a path, as in `OutputGroups[0].Outputs` and `Inputs[0].AudioSelectors["Audio Selector 1"]`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[\w$]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Copies a value deeply and replaces each string by what `replace` returns for it and its JSON path. */
export function mapStrings(value: Json, replace: (text: string, path: string) => string, path = ''): Json {
  if (typeof value === 'string') return replace(value, path);
  if (Array.isArray(value)) {
    return value.map((item, index) => mapStrings(item, replace, joinPath(path, index)));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapStrings(item, replace, joinPath(path, key))]),
  );
}

/** Returns the SHA-256 in hex. It is the same for equal values, whatever the order of their members. */
export function hashOf(value: Json): string {
  return hashText(JSON.stringify(sortMembers(value)));
}

/** Returns the SHA-256 of a text, in hex. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex');
}

export function sortMembers(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortMembers(value[key] ?? null)]),
  );
}
