import { Ajv, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

// Fastify's own validator would drop what a schema does not name and turn "10" into 10; here the first is
// refused and the second is right only where everything is text: in the path and the query string.
const options: Options = { allErrors: false, removeAdditional: false, useDefaults: true, strict: false };
const forBodies = withFormats(new Ajv({ ...options, coerceTypes: false }));
const forText = withFormats(new Ajv({ ...options, coerceTypes: true }));

export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? forBodies : forText).compile(schema);

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv);
  return ajv;
}
