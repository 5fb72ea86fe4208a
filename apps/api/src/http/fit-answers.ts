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

/** `row` has the ids of the row that the value is of, as far as the answer shows them. */
type Misfit = { row: Record<string, unknown>; field: string };

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
    if (schema === undefined || schema.content !== undefined || fits(schema, answer)) return answer;
    const misfits: Misfit[] = [];
    const fitted = fit(schema, answer, { row: {}, field: '' }, misfits);
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

/** Returns the part of the value that fits, or `unfit`. */
function fit(schema: Schema, value: unknown, at: Misfit, misfits: Misfit[]): unknown {
  if (fits(schema, value)) return value;
  const { anyOf, items, properties } = schema;
  if (anyOf) return fitAny(anyOf, value, at, misfits);
  if (properties && isRecord(value)) return fitMembers(schema, value, at, misfits);
  if (items && Array.isArray(value))
    return value
      .map((item, index) => fit(items, item, { ...at, field: `${at.field}/${index}` }, misfits))
      .filter((item) => item !== unfit);
  misfits.push(at);
  return items ? [] : unfit;
}

function fitAny(schemas: Schema[], value: unknown, at: Misfit, misfits: Misfit[]): unknown {
  const [schema = {}] = schemas.filter(({ type }) => type !== 'null');
  const fitted = fit(schema, value, at, misfits);
  const isLost = fitted === unfit || (schema.items !== undefined && !Array.isArray(value));
  return isLost && schemas.some(({ type }) => type === 'null') ? null : fitted;
}

function fitMembers(
  { properties = {}, required = [] }: Schema,
  value: Record<string, unknown>,
  at: Misfit,
  misfits: Misfit[],
): unknown {
  const { row, field } = Object.keys(at.row).length > 0 ? at : whose(value, at);
  const members: Record<string, unknown> = { ...value };
  for (const [name, schema] of Object.entries(properties)) {
    if (value[name] === undefined && !required.includes(name)) continue;
    members[name] = fit(schema, value[name], { row, field: `${field}/${name}` }, misfits);
    if (members[name] !== unfit) continue;
    if (required.includes(name)) return unfit;
    delete members[name];
  }
  return members;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ids = ['id', 'ulid', 'uuid', 'publication_id'];

/** Finds out which row this part of the answer shows. The fields of the row are told from there on. */
function whose(value: Record<string, unknown>, at: Misfit): Misfit {
  const row = Object.fromEntries(ids.flatMap((id) => (id in value ? [[id, value[id]]] : [])));
  return Object.keys(row).length > 0 ? { row, field: '' } : at;
}

const compiled = new WeakMap<Schema, ValidateFunction>();

function fits(schema: Schema, value: unknown): boolean {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value);
}
