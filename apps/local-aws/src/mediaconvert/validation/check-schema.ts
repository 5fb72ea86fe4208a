import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Problem } from './problem.ts';

const schemaUrl = new URL('../create-job.schema.generated.json', import.meta.url);
let validate: ValidateFunction | undefined;

/** Checks members, types and enums, as the SDK's own type tells them. */
export function checkSchema(body: unknown): Problem[] {
  validate ??= new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schemaUrl, 'utf8')));
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => ({ at: pointerOf(error), text: textOf(error) }));
}

/** MediaConvert's pointers begin below the settings and keep the keys of maps unchanged. */
function pointerOf({ instancePath }: ErrorObject) {
  return (
    instancePath
      .replace(/^\/settings(?=\/|$)/, '')
      .replaceAll('~1', '/')
      .replaceAll('~0', '~') || '/'
  );
}

function textOf({ keyword, params, message }: ErrorObject) {
  if (keyword === 'enum') {
    return `Should be equal to one of the allowed values in ${JSON.stringify(params['allowedValues'])}`;
  }
  if (keyword === 'const') return `Should be equal to ${JSON.stringify(params['allowedValue'])}`;
  if (keyword === 'additionalProperties') return `${params['additionalProperty']} is not a known property`;
  if (keyword === 'type') return `Should be of type ${params['type']}`;
  return message ?? 'Is not valid';
}
