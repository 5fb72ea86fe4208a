import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';

const compile = SerializerSelector()({}, {});

type Serialize = (data: unknown) => string;

const compiled = new Map<string, Serialize>();

/** Many answers have the same schema, most of all errors, so each schema is compiled once, when it is first needed. */
export const compileSerializer: FastifySerializerCompiler<object> = (route) => {
  let serialize: Serialize | undefined;
  return (data) => {
    serialize ??= compileOnce(route);
    return serialize(data);
  };
};

function compileOnce(route: { schema: object }): Serialize {
  const key = JSON.stringify(route.schema);
  const serialize = compiled.get(key) ?? compile(route as Parameters<typeof compile>[0]);
  compiled.set(key, serialize);
  return serialize;
}
