import { type Caller, type Database, findCaller } from '@bacs/db';
import type { FastifyInstance } from 'fastify';
import { Problem } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every request of the secured scope. */
    caller: Caller;
  }
}

/** Lets only requests with a valid API key into this scope and what is registered below it. */
export function requireApiKey(scope: FastifyInstance, db: Database): void {
  scope.decorateRequest('caller');
  scope.addHook('onRequest', async (request, reply) => {
    const [, key] = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    const caller = key === undefined ? undefined : await findCaller(db, key);
    if (!caller) {
      reply.header('www-authenticate', 'Bearer');
      throw new Problem('UNAUTHENTICATED', 'Send the header "Authorization: Bearer <api key>".');
    }
    request.caller = caller;
  });
}
