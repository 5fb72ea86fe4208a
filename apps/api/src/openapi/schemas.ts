import type { Document } from './document.ts';

/** Moves every schema with a title to the components, where tools make a type of it. */
export function shareSchemas(document: Document): void {
  const shared: Record<string, unknown> = {};
  document.paths = share(document.paths, shared) as Document['paths'];
  document.components = share(document.components, shared) as Document['components'];
  document.components['schemas'] = shared;
}

function share(node: unknown, shared: Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map((item) => share(item, shared));
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).map(([name, value]) => [
    name,
    // Examples are data, even if they look like schemas.
    name === 'example' || name === 'examples' ? value : share(value, shared),
  ]);
  const copy: Record<string, unknown> = Object.fromEntries(members);
  const { title } = copy;
  if (typeof title !== 'string' || !('type' in copy)) return copy;
  shared[title] ??= copy;
  // Two different schemas with the same title stay in place, so that neither replaces the other.
  return JSON.stringify(shared[title]) === JSON.stringify(copy)
    ? { $ref: `#/components/schemas/${title}` }
    : copy;
}
