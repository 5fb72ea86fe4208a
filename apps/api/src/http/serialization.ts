import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';

const compile = SerializerSelector()({}, {});
const compiled = new Map<string, (data: unknown) => string>();

/** Many answers have the same schema, most of all errors, so each schema is compiled only once. */
export const compileSerializer: FastifySerializerCompiler<object> = (route) => {
  const key = JSON.stringify(route.schema);
  const serialize = compiled.get(key) ?? compile(route as Parameters<typeof compile>[0]);
  compiled.set(key, serialize);
  return serialize;
};
