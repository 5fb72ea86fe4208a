import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

// Fastify's own validator drops fields that a schema does not name and turns "10" into 10. This one refuses such
// fields.
const ajv = new Ajv({ allErrors: false, removeAdditional: false, useDefaults: true, strict: false });
addFormats.default(ajv);

type Schema = { properties?: Record<string, { type?: unknown }> };

export const compileValidator: FastifySchemaCompiler<Schema> = ({ schema, httpPart }) => {
  const validate = ajv.compile(schema);
  if (httpPart === 'body') return validate;
  return (data: Record<string, unknown>) => {
    const value = readText(data, schema);
    return validate(value) ? { value } : { error: validate.errors ?? [] };
  };
};

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
