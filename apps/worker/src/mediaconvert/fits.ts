import { Ajv } from 'ajv';
import type { Static, TSchema } from 'typebox';

const ajv = new Ajv({ validateSchema: false });

/** Says whether a value from outside is what the schema allows. A schema is compiled when it is first asked about. */
export function fits<Schema extends TSchema>(schema: Schema, value: unknown): value is Static<Schema> {
  return ajv.validate(schema, value);
}
