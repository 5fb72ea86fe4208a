import { promisify } from 'node:util';
import { findCaller } from '@bacs/db/keys';
import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { nameCaller } from '../http/authentication.ts';
import { Problem } from '../http/errors.ts';
import { toProblem } from '../http/problem-details.ts';
import { refuseGuesser } from '../http/rate-limits.ts';
import { openSessions, readSessionCookie } from '../http/session-cookie.ts';
import { refuseMember } from '../keys/api-key.ts';

const challenge = 'Basic realm="bacs operators", charset="UTF-8"';

/**
 * Lets only operators into this scope: with the session of their browser, or as programs, by Basic authentication with any
 * name and an operator's API key as the password. A browser without a session is led to the page where one signs in.
 */
export async function admitOperators(scope: FastifyInstance, deps: Dependencies): Promise<void> {
  const findSession = openSessions(deps);
  await scope.register(basicAuth, {
    authenticate: { realm: 'bacs operators' },
    validate: async (_name, key, request, reply) => {
      const caller = await findCaller(deps.db, key).catch((error) => {
        // The plugin answers 401 to any error without a status.
        throw toProblem(error);
      });
      if (caller?.role === 'operator') return nameCaller(request, reply, caller);
      await refuseGuesser(deps, { request, reply });
      throw new Problem('UNAUTHENTICATED', 'Sign in with the API key of an operator.');
    },
  });
  const checkKey = promisify(scope.basicAuth) as (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<void>;

  scope.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== undefined) return await checkKey(request, reply);
    const caller = await findSession(request);
    if (!caller) return await sendToSignIn(request, reply);
    refuseMember(caller);
    nameCaller(request, reply, caller);
  });

  async function sendToSignIn(request: FastifyRequest, reply: FastifyReply) {
    if (readSessionCookie(request) !== undefined) await refuseGuesser(deps, { request, reply });
    const { accept = '', 'sec-fetch-site': site } = request.headers;
    if (accept.includes('text/html'))
      return reply.redirect(`/?${new URLSearchParams({ next: request.url })}`);
    // A browser would ask its user for a name and a password, in the middle of a page.
    if (site === undefined) reply.header('www-authenticate', challenge);
    throw new Problem('UNAUTHENTICATED', 'Sign in as an operator, or send an API key as the password.');
  }
}
