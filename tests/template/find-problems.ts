import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, ResourceProperties } from '@aws-cdk/service-spec-types';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Template } from './read-template.ts';
import { type Resolved, resolveTemplate, type Stack } from './resolve-template.ts';

const spec = loadAwsServiceSpecSync();
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** Checks the template against AWS's own description of its resources. @returns what is wrong; empty if nothing is. */
export function findTemplateProblems(template: Template, stack: Stack): string[] {
  let resolved: Resolved;
  try {
    resolved = resolveTemplate(template, stack);
  } catch (error) {
    return [String(error)];
  }
  const types = Object.fromEntries(
    Object.entries(template.Resources).map(([name, { Type }]) => [name, Type]),
  );
  const wrong = Object.entries(resolved.resources).flatMap(([name, { type, properties }]) => {
    const check = findCheck(type);
    if (!check) return [`${name}: AWS has no ${type}`];
    return check(properties) ? [] : (check.errors ?? []).map((error) => `${name}${explain(error)}`);
  });
  const lost = [...resolved.references].filter((reference) => {
    const [name = '', attribute = ''] = reference.split(/\.(.*)/s, 2);
    const resource = findResource(types[name] ?? '');
    return resource !== undefined && resource.attributes[attribute] === undefined;
  });
  return [...wrong, ...lost.map((reference) => `${reference} is no attribute`)];
}

function findResource(type: string): Resource | undefined {
  return spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

const checks = new Map<string, ValidateFunction>();

/** Compiling the schema of a bucket takes a second. */
function findCheck(type: string): ValidateFunction | undefined {
  const resource = findResource(type);
  if (!resource) return undefined;
  const check = checks.get(type) ?? ajv.compile(schemaOfProperties(resource.properties));
  checks.set(type, check);
  return check;
}

function schemaOfProperties(properties: ResourceProperties): object {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { type }]) => [name, schemaOf(type)])),
    required: entries.flatMap(([name, { required }]) => (required ? [name] : [])),
    additionalProperties: false,
  };
}

function schemaOf(type: PropertyType): object {
  switch (type.type) {
    case 'string':
      return { type: 'string', ...(type.allowedValues && { enum: type.allowedValues }) };
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: type.type };
    case 'date-time':
      return { type: 'string' };
    case 'json':
      return { type: ['object', 'array'] };
    case 'array':
      return { type: 'array', items: schemaOf(type.element) };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(type.element) };
    case 'tag':
      return { type: 'object', required: ['Key', 'Value'] };
    case 'union':
      return { anyOf: type.types.map(schemaOf) };
    case 'ref':
      return schemaOfProperties(spec.get('typeDefinition', type.reference.$ref).properties);
  }
}

function explain({ instancePath, message, params }: ErrorObject): string {
  const named = params['additionalProperty'] ?? '';
  return `${instancePath}: ${message} ${named}`.trimEnd();
}
