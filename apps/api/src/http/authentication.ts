import { type Caller, findCallers } from '@bacs/db/keys';
import { askTogether } from '@bacs/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';

import { Problem } from './errors.ts';
import { refuseGuesser } from './rate-limits.ts';
import { openSessions } from './session-cookie.ts';
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

/**
 * Lets only requests with a valid API key, or with the cookie of a session, into this scope and what is registered below
 * it. Who sends a key, or a ticket where one may, means that and not the cookie.
 */
export function requireApiKey(scope: FastifyInstance, deps: Dependencies): void {
  scope.decorateRequest('caller');
  const findKey = askTogether((keys: string[]) => findCallers(deps.db, keys));
  const findSession = openSessions(deps);
  const findCaller = async (request: FastifyRequest) => {
    const { authorization } = request.headers;
    const [, key] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    if (key !== undefined) return await findKey(key);
    const ticket = ticketOf(request);
    if (ticket !== undefined) return await redeemTicket(deps, 'stream', ticket);
    return authorization === undefined ? await findSession(request) : undefined;
  };
  scope.addHook('onRequest', async (request, reply) => {
    const caller = await findCaller(request);
    if (!caller) {
      await refuseGuesser(deps, { request, reply });
      reply.header('www-authenticate', 'Bearer');
      throw new Problem('UNAUTHENTICATED', 'Send the header "Authorization: Bearer <api key>", or sign in.');
    }
    request.caller = caller;
    nameCaller(request, reply, caller);
  });
}
