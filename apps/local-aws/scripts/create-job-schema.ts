import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

type Schema = {
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
};

/**
 * Generates the JSON Schema of CreateJob's body from the SDK's own type. Members are named as on the wire. The caller
 * chooses the keys of maps (a schema in `additionalProperties`), so these are not renamed. Each definition is on one
 * line, so that an update of the SDK gives a readable diff.
 */
export function generateCreateJobSchema(): string {
  const { definitions = {}, ...root } = createGenerator({
    path: join(dirname(locateSdk()), '../dist-types/models/models_0.d.ts'),
    type: 'CreateJobRequest',
    skipTypeCheck: true,
    jsDoc: 'none',
  }).createSchema('CreateJobRequest');

  const lines = Object.entries(definitions)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(nameAsOnTheWire(schema as Schema))}`);
  const head = JSON.stringify(root).slice(0, -1);
  return `${head}, "definitions": {\n${lines.join(',\n')}\n}}\n`;
}

function nameAsOnTheWire(schema: Schema): Schema {
  if (!schema.properties) return schema;
  const members = Object.entries(schema.properties).map(
    ([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), member] as const,
  );
  return { ...schema, properties: Object.fromEntries(members) };
}

function locateSdk() {
  return createRequire(import.meta.url).resolve('@aws-sdk/client-mediaconvert');
}
