import { type Caller, findCallers } from '@bacs/db/keys';
import { askTogether } from '@bacs/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';

import { Problem } from './errors.ts';
import { refuseGuesser } from './rate-limits.ts';
import { redeemTicket } from './tickets.ts';

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyRequest {
    /** Every request of the secured scope has this. */
    caller: Caller;
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyContextConfig {
    /** A ticket does in place of an API key. */
    takesTicket?: boolean;
  }
}

/** Has every line of the log about this request say who sent it, by numbers that open nothing. */
export function nameCaller(request: FastifyRequest, reply: FastifyReply, { userId, keyId }: Caller): void {
  request.log = request.log.child({ user_id: userId, key_id: keyId });
  reply.log = request.log;
}

/** Returns the ticket of a request that may have one. Its query is not validated yet. */
function ticketOf({ routeOptions, query }: FastifyRequest): string | undefined {
  if (!routeOptions.config.takesTicket) return undefined;
  const { ticket } = query as { ticket?: unknown };
  return typeof ticket === 'string' ? ticket : undefined;
}

/** Lets only requests with a valid API key into this scope and what is registered below it. */
export function requireApiKey(scope: FastifyInstance, deps: Dependencies): void {
  scope.decorateRequest('caller');
  const findCaller = askTogether((keys: string[]) => findCallers(deps.db, keys));
  scope.addHook('onRequest', async (request, reply) => {
    const [, key] = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    const ticket = key === undefined ? ticketOf(request) : undefined;
    const known = ticket === undefined ? undefined : await redeemTicket(deps, ticket);
    const caller = key === undefined ? known : await findCaller(key);
    if (!caller) {
      await refuseGuesser(deps, { request, reply });
      reply.header('www-authenticate', 'Bearer');
      throw new Problem('UNAUTHENTICATED', 'Send the header "Authorization: Bearer <api key>".');
    }
    request.caller = caller;
    nameCaller(request, reply, caller);
  });
}
