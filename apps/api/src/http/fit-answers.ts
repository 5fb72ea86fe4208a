import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

// A row may hold what no release of ours would write: JSON of another shape, an empty status, an id that is none. A row
// like that is shown as far as it can be, because one of them must not take a whole page away from its reader.

type Schema = {
  type?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  content?: unknown;
};

/** `row` has the ids of the row that the field is of, as far as the answer shows them. */
type Misfit = { row: Record<string, unknown>; field: string };

/** Where in an answer the check is: below which row, and on which path from there. */
type Place = { row: Record<string, unknown> | undefined; path: (string | number)[]; misfits: Misfit[] };

const mostLogged = 20;
const ajv = new Ajv({ allErrors: false, strict: false });
addFormats.default(ajv);

/**
 * Makes every answer of this scope fit its schema. What does not fit becomes null; where the schema allows no null, it
 * is left out, and what should be a list is an empty one. One line in the log names the rows and their fields.
 */
export function fitAnswers(scope: Pick<FastifyInstance, 'addHook'>): void {
  scope.addHook('preSerialization', async (request, reply, answer) => {
    const responses = request.routeOptions.schema?.response as Record<number, Schema> | undefined;
    const schema = responses?.[reply.statusCode];
    if (schema === undefined || schema.content !== undefined) return answer;
    const misfits: Misfit[] = [];
    const fitted = fit(schema, answer, { row: undefined, path: [], misfits });
    if (misfits.length === 0) return answer;
    const logged = misfits.slice(0, mostLogged);
    request.log.warn({ misfits: logged, count: misfits.length }, 'rows hold what does not fit an answer');
    return fitted === unfit ? answer : fitted;
  });
}

/**
 * Makes a part of an answer from stored JSON, which may have any shape.
 * @returns undefined, whatever its type says, when that fails. `fitAnswers` makes it null and logs it.
 */
export function presentStored<Part>(present: () => Part): Part {
  try {
    return present();
  } catch {
    return undefined as Part;
  }
}

/** Makes the items of a stored list, like `presentStored`. Something else than an object makes nothing. */
export function presentEach<Item extends object, Part>(items: Item[], present: (item: Item) => Part): Part[] {
  return items.map((item) => presentStored(() => (isRecord(item) ? present(item) : (undefined as Part))));
}

const unfit = Symbol('unfit');

/** Returns the value, or the part of it that fits; `unfit` when there is none. */
function fit(schema: Schema, value: unknown, place: Place): unknown {
  const { anyOf, items, properties } = schema;
  if (anyOf) return fitAny(anyOf, value, place);
  if (properties && isRecord(value)) return fitMembers(schema, value, place);
  if (items && Array.isArray(value)) return fitItems(items, value, place);
  if (fitsAlone(schema, value)) return value;
  const { row = {}, path, misfits } = place;
  const shown = ids.flatMap((id) => (id in row ? [[id, row[id]]] : []));
  misfits.push({ row: Object.fromEntries(shown), field: `/${path.join('/')}` });
  return items ? [] : unfit;
}

function fitAny(schemas: Schema[], value: unknown, place: Place): unknown {
  const isNullable = schemas.some(({ type }) => type === 'null');
  if (isNullable && value === null) return null;
  const schema = schemas.find(({ type }) => type !== 'null') ?? {};
  const fitted = fit(schema, value, place);
  const isLost = fitted === unfit || (schema.items !== undefined && !Array.isArray(value));
  return isLost && isNullable ? null : fitted;
}

function fitItems(schema: Schema, values: unknown[], place: Place): unknown[] {
  const items = values.map((value, index) => fitAt(index, schema, value, place));
  if (items.every((item, index) => item === values[index])) return values;
  return items.filter((item) => item !== unfit);
}

function fitMembers(
  { properties = {}, required = [] }: Schema,
  value: Record<string, unknown>,
  place: Place,
): unknown {
  // The path to a field begins at the row, which is the outermost part of the answer with an id.
  const inside = place.row === undefined && hasId(value) ? { ...place, row: value, path: [] } : place;
  let members = value;
  for (const name in properties) {
    const member = value[name];
    if (member === undefined && !required.includes(name)) continue;
    const fitted = fitAt(name, properties[name] ?? {}, member, inside);
    if (fitted === member) continue;
    if (fitted === unfit && required.includes(name)) return unfit;
    members = { ...members, [name]: fitted === unfit ? undefined : fitted };
  }
  return members;
}

function fitAt(step: string | number, schema: Schema, value: unknown, place: Place): unknown {
  place.path.push(step);
  const fitted = fit(schema, value, place);
  place.path.pop();
  return fitted;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ids = ['id', 'ulid', 'uuid', 'publication_id'];

function hasId(value: Record<string, unknown>): boolean {
  return ids.some((id) => id in value);
}

const known = new WeakMap<Schema, ValidateFunction>();
const compiled = new Map<string, ValidateFunction>();

/** Checks a value without members. Most schemas of such values are equal, so each text of one is compiled once. */
function fitsAlone(schema: Schema, value: unknown): boolean {
  const seen = known.get(schema);
  if (seen) return seen(value);
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(schema);
  compiled.set(text, validate);
  known.set(schema, validate);
  return validate(value);
}
