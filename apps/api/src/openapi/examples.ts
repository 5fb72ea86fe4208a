import type { Operation, Parameter } from './document.ts';
import { type OperationExamples, story } from './story/index.ts';
import { parameterExamples, parameterExamplesOf, pathExamples } from './story/parameters.ts';

/** Adds the moments of the story to an operation. Where the story has none, a test says what is missing. */
export function addExamples(operation: Operation): void {
  const examples: OperationExamples = story[operation.operationId] ?? {};
  for (const media of Object.values(operation.requestBody?.content ?? {})) media.example ??= examples.body;
  for (const [status, { content = {} }] of Object.entries(operation.responses))
    for (const media of Object.values(content)) media.example ??= examples[Number(status)];
}

/** @param part the part of the path before the parameter */
export function exampleOfParameter(
  operationId: string,
  { name, in: place }: Parameter,
  part: string,
): unknown {
  return place === 'path'
    ? pathExamples[part]
    : (parameterExamplesOf[operationId]?.[name] ?? parameterExamples[name]);
}
