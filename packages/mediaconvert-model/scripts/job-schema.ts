import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

/**
 * Generates the JSON Schema of CreateJob's request from the SDK's own type: its members, their types and their enums.
 * Each definition is on one line, so that an update of the SDK gives a readable diff.
 */
export function generateJobSchema(): string {
  const { definitions = {}, ...root } = createGenerator({
    path: fileURLToPath(
      new URL('../dist-types/models/models_0.d.ts', import.meta.resolve('@aws-sdk/client-mediaconvert')),
    ),
    type: 'CreateJobRequest',
    skipTypeCheck: true,
    jsDoc: 'none',
  }).createSchema('CreateJobRequest');

  const lines = Object.entries(definitions)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  const head = JSON.stringify(root).slice(0, -1);
  return `${head}, "definitions": {\n${lines.join(',\n')}\n}}\n`;
}
