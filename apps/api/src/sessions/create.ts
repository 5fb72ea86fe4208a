import { type Caller, findCaller } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { nameCaller } from '../http/authentication.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { countRequest, refuseGuesser } from '../http/rate-limits.ts';
import { refuseOtherSites } from '../http/same-origin.ts';
import { strict, Timestamp } from '../http/schemas.ts';
import { setSessionCookie } from '../http/session-cookie.ts';
import { redeemTicket } from '../http/tickets.ts';
import { Role } from '../keys/api-key.ts';
import { endSessionOf } from './end-session-of.ts';
import { startSession } from './start-session.ts';

const Session = Type.Object(
  { user_id: Type.Integer(), role: Role, expires_at: Timestamp },
  { title: 'Session' },
);

const CreateSession = Type.Object(
  {
    api_key: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    ticket: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'A ticket of createSessionTicket' }),
    ),
  },
  { ...strict, minProperties: 1, maxProperties: 1 },
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  app.post(
    '/session',
    {
      schema: {
        operationId: 'createSession',
        summary: 'Sign a browser in',
        description: [
          'Takes an API key or a ticket, and answers with a cookie that stands for it in requests of this service’s own',
          'pages. Scripts cannot read the cookie, and no other site can use it. The session is a descendant of the key:',
          'it ends with the key, when it expires, or when endSession or revokeApiKey ends it. A session that the',
          'browser had before ends, too.',
        ].join(' '),
        tags: ['sessions'],
        body: CreateSession,
        response: { 201: Session, ...problemResponses(400, 401, 404, 413, 415) },
      },
      // Nobody can sign a browser in to an account of their own from another site.
      onRequest: async (request) => refuseOtherSites(request),
    },
    async (request, reply) => {
      const caller = await identify(request.body);
      if (!caller) {
        await refuseGuesser(deps, { request, reply });
        throw new Problem('UNAUTHENTICATED', whyRefused(request.body));
      }
      nameCaller(request, reply, caller);
      await countRequest(deps, caller, reply);
      const session = await startSession(deps, caller, request.deadline);
      await endSessionOf(deps, request, { keepDescendants: true });
      setSessionCookie(request, reply, session);
      const { userId: user_id, role } = caller;
      return reply.code(201).send({ user_id, role, expires_at: session.expiresAt.toISOString() });
    },
  );

  async function identify({ api_key, ticket }: Static<typeof CreateSession>): Promise<Caller | undefined> {
    return ticket === undefined
      ? await findCaller(deps.db, api_key ?? '')
      : await redeemTicket(deps, 'sign-in', ticket);
  }
};

function whyRefused({ ticket }: Static<typeof CreateSession>): string {
  return ticket === undefined
    ? 'The API key is not valid.'
    : 'The link was used before, has expired, or its API key is not valid any more.';
}
