import { linePattern, paragraphsPattern } from '@bacs/domain';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

// Fastify's own validator drops fields that a schema does not name and turns "10" into 10. This one refuses such
// fields.
const ajv = new Ajv({ allErrors: false, removeAdditional: false, useDefaults: true, strict: false });
addFormats.default(ajv);

type Schema = { properties?: Record<string, { type?: unknown }> };

export const compileValidator: FastifySchemaCompiler<Schema> = ({ schema, httpPart }) => {
  let validate: ValidateFunction | undefined;
  return (data: Record<string, unknown>) => {
    // To compile all schemas takes long at a start, so each one waits until its route is called.
    validate ??= ajv.compile(schema);
    const value = httpPart === 'body' ? data : readText(data, schema);
    return validate(value) ? { value } : { error: (validate.errors ?? []).map(inWords) };
  };
};

const words = new Map([
  [linePattern, 'must be one line with a visible character, without control characters or bidi overrides'],
  [paragraphsPattern, 'must be text without control characters or bidi overrides'],
]);

/** Says what a text must be instead of the pattern that it must match. */
function inWords(error: ErrorObject): ErrorObject {
  return { ...error, message: words.get(error.params['pattern']) ?? error.message };
}

/**
 * All values in paths and query strings are text. Only plain decimal numbers become numbers, while Ajv would also
 * accept "0x10", "1e1" and " 5". A repeated parameter is a list, which no schema accepts.
 */
function readText(data: Record<string, unknown>, { properties = {} }: Schema): Record<string, unknown> {
  const values = Object.entries(data).map(([name, text]) => [name, readAs(properties[name]?.type, text)]);
  return Object.fromEntries(values);
}

function readAs(type: unknown, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (type === 'integer' && /^(0|-?[1-9][0-9]*)$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
