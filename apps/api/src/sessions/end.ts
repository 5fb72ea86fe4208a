import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { refuseGuesser } from '../http/rate-limits.ts';
import { refuseOtherSites } from '../http/same-origin.ts';
import { clearSessionCookie, readSessionCookie } from '../http/session-cookie.ts';
import { endSessionOf } from './end-session-of.ts';

export const endRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  app.delete(
    '/session',
    {
      schema: {
        operationId: 'endSession',
        summary: 'Sign the browser out',
        description: [
          'Ends the session of the cookie at once, with keys and sessions that were made with it, and clears the cookie.',
          'Without a session this does nothing.',
        ].join(' '),
        tags: ['sessions'],
        response: {
          204: Type.Null({ description: 'The browser is signed out' }),
          ...problemResponses(400, 403, 413, 415),
        },
      },
    },
    async (request, reply) => {
      if (readSessionCookie(request) !== undefined) {
        refuseOtherSites(request);
        const wasSignedIn = await endSessionOf(deps, request, { keepDescendants: false });
        if (!wasSignedIn) await refuseGuesser(deps, { request, reply });
        clearSessionCookie(request, reply);
      }
      return reply.code(204).send(null);
    },
  );
};
