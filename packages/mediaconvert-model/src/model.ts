import { readFileSync } from 'node:fs';

/** What the generated files use of JSON Schema, and no more. */
export type Schema = {
  $ref?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  properties?: Record<string, Schema>;
  /** what the values of a map are; false where only `properties` may be there */
  additionalProperties?: Schema | false;
  items?: Schema;
  enum?: string[];
  const?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
};

type Bounds = { structures: Record<string, Record<string, Schema>> };

let definitions: Record<string, Schema> | undefined;

/** Returns the definition of a structure, or of whatever a `$ref` names, with the bounds of its members. */
export function requireDefinition(name: string): Schema {
  definitions ??= readDefinitions();
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`MediaConvert's model has no ${name}`);
  return definition;
}

function readDefinitions(): Record<string, Schema> {
  const schema: { definitions: Record<string, Schema> } = readJson('job.schema.generated.json');
  const { structures }: Bounds = readJson('job.bounds.generated.json');
  return Object.fromEntries(
    Object.entries(schema.definitions).map(([name, definition]) => [
      name,
      addBounds(definition, { properties: structures[name] ?? {} }),
    ]),
  );
}

/** The SDK says which members there are, so bounds of a member that it does not have are left out. */
function addBounds(schema: Schema, { properties, items, additionalProperties, ...bounds }: Schema): Schema {
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, addBounds(member, properties?.[name] ?? {})] as const,
  );
  return {
    ...schema,
    ...bounds,
    ...(schema.properties && { properties: Object.fromEntries(members) }),
    ...(schema.items && { items: addBounds(schema.items, items ?? {}) }),
    ...(schema.additionalProperties && {
      additionalProperties: addBounds(schema.additionalProperties, additionalProperties || {}),
    }),
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
