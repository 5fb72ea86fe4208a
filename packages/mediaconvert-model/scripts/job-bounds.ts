/** The part of a service model of botocore that bounds are read from. */
export type ServiceModel = { shapes: Record<string, Shape> };

type Shape = {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  value?: { shape: string };
};

type Bounds = { [keyword: string]: string | number | Bounds };

/**
 * Reads the ranges, lengths and patterns of everything that a CreateJob request may hold, by structure and member, in
 * the words of JSON Schema. Structures are named as in the SDK.
 */
export function readBounds({ shapes }: ServiceModel): Record<string, Record<string, Bounds>> {
  const structures = findStructures(shapes, 'CreateJobRequest', new Set());
  const found = [...structures].sort().map((name) => [name, boundsOfMembers(shapes, name)] as const);
  return Object.fromEntries(found.filter(([, members]) => Object.keys(members).length > 0));
}

function findStructures(shapes: ServiceModel['shapes'], name: string, found: Set<string>): Set<string> {
  const { type, members = {}, member, value } = requireShape(shapes, name);
  if (type === 'structure' && found.has(name)) return found;
  if (type === 'structure') found.add(name);
  for (const next of [...Object.values(members), member, value]) {
    if (next !== undefined) findStructures(shapes, next.shape, found);
  }
  return found;
}

function boundsOfMembers(shapes: ServiceModel['shapes'], structure: string): Record<string, Bounds> {
  const members = Object.entries(requireShape(shapes, structure).members ?? {})
    .map(([member, { shape }]) => [member, boundsOf(shapes, shape)] as const)
    .filter(([, bounds]) => Object.keys(bounds).length > 0);
  return Object.fromEntries(members);
}

function boundsOf(shapes: ServiceModel['shapes'], name: string): Bounds {
  const { type, min, max, pattern, member, value } = requireShape(shapes, name);
  if (type === 'structure') return {};
  if (type === 'list') return pick({ items: inner(shapes, member) });
  if (type === 'map') return pick({ additionalProperties: inner(shapes, value) });
  if (type === 'string') return pick({ minLength: min, maxLength: max, pattern });
  if (type === 'double')
    return pick({ minimum: boundInName(name, 'Min'), maximum: boundInName(name, 'Max') });
  const whole = type === 'integer' || type === 'long' ? 'integer' : undefined;
  return pick({ type: whole, minimum: min, maximum: max });
}

/** The ranges of doubles are only in the names of their shapes: `__doubleMinNegative59Max0`. */
function boundInName(name: string, which: 'Min' | 'Max'): number | undefined {
  const [, sign, digits] = new RegExp(`${which}(Negative)?(\\d+)`).exec(name) ?? [];
  return digits === undefined ? undefined : Number(digits) * (sign === undefined ? 1 : -1);
}

function inner(shapes: ServiceModel['shapes'], item: { shape: string } | undefined): Bounds | undefined {
  const bounds = item && boundsOf(shapes, item.shape);
  return bounds && Object.keys(bounds).length > 0 ? bounds : undefined;
}

function pick(bounds: Record<string, string | number | Bounds | undefined>): Bounds {
  return Object.fromEntries(
    Object.entries(bounds).flatMap(([keyword, value]) => (value === undefined ? [] : [[keyword, value]])),
  );
}

function requireShape(shapes: ServiceModel['shapes'], name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`the model has no shape ${name}`);
  return shape;
}
