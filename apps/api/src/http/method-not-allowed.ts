import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';

/** Answers a request that matches no route: with 405 and `Allow` if the address has other methods, else with 404. */
export function tellMethodsFromPaths(app: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    // A preflight request may go to any address.
    if (url === '*' || url === '/*') return;
    const known = methods.get(url) ?? new Set();
    for (const name of [method].flat()) known.add(name);
    methods.set(url, known);
  });
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? '';
    // The path may be as long as headers may be, so it is split once and not for each pattern.
    const parts = path.split('/');
    const matching = [...methods].filter(([pattern]) => matches(pattern, path, parts));
    const allowed = new Set(matching.flatMap(([, names]) => [...names]));
    // A route for files is there for the method and has no such file.
    if (matching.length === 0 || allowed.has(request.method))
      throw new Problem('NOT_FOUND', `${request.method} ${path}`);
    reply.header('allow', [...allowed].sort().join(', '));
    throw new Problem('METHOD_NOT_ALLOWED', `${request.method} ${path}`);
  });
}

function matches(pattern: string, path: string, given: string[]): boolean {
  if (pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1));
  const wanted = pattern.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
