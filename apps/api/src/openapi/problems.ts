import { problemsByStatus } from '../http/errors.ts';
import type { Document, Response } from './document.ts';

const retryAfter = {
  'retry-after': {
    description: 'How many seconds to wait before the next request',
    schema: { type: 'integer' },
    example: 5,
  },
};
const requestId = {
  'x-request-id': {
    description: 'The log of the API has this id in the line of the request.',
    schema: { type: 'string' },
    example: '5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50',
  },
};
const headers: Record<string, object> = {
  401: {
    'www-authenticate': {
      description: 'The authentication scheme',
      schema: { type: 'string' },
      example: 'Bearer',
    },
  },
  429: retryAfter,
  503: retryAfter,
};

/** Describes once for each status how every operation answers with it, and which codes it has. */
export function shareProblems(document: Document): void {
  const shared: Record<string, Response> = {};
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (!content?.['application/problem+json']) continue;
      shared[`Problem${status}`] ??= describe(status, content);
      operation.responses[status] = { $ref: `#/components/responses/Problem${status}` };
    }
  }
  document.components['responses'] = shared;
}

function describe(status: string, content: Response['content']): Response {
  const problems = problemsByStatus(Number(status));
  const [first] = problems;
  const example = first && {
    type: 'about:blank',
    title: first.title,
    status: Number(status),
    code: first.code,
  };
  return {
    description: problems.map(({ code, title }) => `- \`${code}\`: ${title}`).join('\n'),
    headers: { ...headers[status], ...requestId },
    content: Object.fromEntries(
      Object.entries(content ?? {}).map(([type, media]) => [type, { ...media, example }]),
    ),
  };
}
