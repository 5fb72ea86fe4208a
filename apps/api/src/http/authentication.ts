import { type Caller, findCallers } from '@bacs/db/keys';
import { askTogether } from '@bacs/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';

import { Problem } from './errors.ts';
import { refuseGuesser } from './rate-limits.ts';

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyRequest {
    /** Every request of the secured scope has this. */
    caller: Caller;
  }
}

/** Has every line of the log about this request say who sent it, by numbers that open nothing. */
export function nameCaller(request: FastifyRequest, reply: FastifyReply, { userId, keyId }: Caller): void {
  request.log = request.log.child({ user_id: userId, key_id: keyId });
  reply.log = request.log;
}

/** Lets only requests with a valid API key into this scope and what is registered below it. */
export function requireApiKey(scope: FastifyInstance, deps: Dependencies): void {
  scope.decorateRequest('caller');
  const findCaller = askTogether((keys: string[]) => findCallers(deps.db, keys));
  scope.addHook('onRequest', async (request, reply) => {
    const [, key] = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    const caller = key === undefined ? undefined : await findCaller(key);
    if (!caller) {
      await refuseGuesser(deps, { request, reply });
      reply.header('www-authenticate', 'Bearer');
      throw new Problem('UNAUTHENTICATED', 'Send the header "Authorization: Bearer <api key>".');
    }
    request.caller = caller;
    nameCaller(request, reply, caller);
  });
}
