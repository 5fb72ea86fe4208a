import { STATUS_CODES } from 'node:http';
import type { Document, Operation, Response, Schema } from './document.ts';
import { addExamples, exampleOfParameter } from './examples.ts';
import { shareProblems } from './problems.ts';
import { shareSchemas } from './schemas.ts';

const headers = {
  'ratelimit-limit': describeHeader(
    'How many requests per minute you may send, counted over all your API keys',
    600,
  ),
  'ratelimit-remaining': describeHeader('How many requests you have left in this minute', 599),
  'ratelimit-reset': describeHeader('Seconds until the count starts again', 60),
};

const replayed = {
  'idempotent-replayed': {
    description: 'Present when the request is a repeated one and made nothing new',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** Completes the document of the routes: it adds examples and headers, and moves each shared part to one place. */
export function finishDocument(document: Document): void {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations)) {
      // An empty list says that the operation needs no key.
      operation.security ??= [];
      operation.summary ??= toSentence(operation.operationId);
      describeParameters(path, operation);
      addExamples(operation);
      allowNoBody(operation);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (response.description === 'Default Response') response.description = STATUS_CODES[status] ?? '';
        if (status < '300') describeSuccess(operation, response);
      }
    }
  }
  shareProblems(document);
  shareSchemas(document);
  document.components['headers'] = headers;
}

/** A route is given null where a client sends no body. */
function allowNoBody({ requestBody }: Operation): void {
  const { schema } = requestBody?.content['application/json'] ?? {};
  if (requestBody && schema?.anyOf?.some(({ type }) => type === 'null')) requestBody.required = false;
}

function describeParameters(path: string, { operationId, parameters = [] }: Operation): void {
  for (const parameter of parameters) {
    const { name, schema } = parameter;
    const [, part = ''] = new RegExp(`([^/]+)/\\{${name}\\}`).exec(path) ?? [];
    parameter.description ??= schema.description ?? describeAddress(part, schema);
    delete schema.description;
    parameter.example ??= exampleOfParameter(operationId, parameter, part);
  }
}

/** @param part the part of the path before the parameter, in the plural */
function describeAddress(part: string, { type }: Schema): string {
  return `${type === 'integer' ? 'Number' : 'Name'} of the ${part.replace(/s$/, '')}`;
}

function describeSuccess({ security, parameters }: Operation, response: Response): void {
  const repeatable = parameters?.some(({ name }) => name === 'idempotency-key');
  if (security?.length)
    response.headers = { ...response.headers, ...toReferences(headers), ...(repeatable && replayed) };
}

function describeHeader(description: string, example: number) {
  return { description, schema: { type: 'integer' }, example };
}

function toReferences(described: object) {
  const names = Object.keys(described);
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Turns `createUpload` into `Create upload`. */
function toSentence(operationId: string): string {
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
