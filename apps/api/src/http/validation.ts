import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

// Fastify's own validator would drop what a schema does not name and turn "10" into 10; here the first is refused.
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
 * In paths and query strings everything is text. Only what is written as a number is one: Ajv would also take "0x10",
 * "1e1" and " 5". What is there twice is a list, and fits nowhere.
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
