import { type Caller, findCallers } from '@bacs/db/keys';
import { askTogether } from '@bacs/process';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { refuseOtherSites } from './same-origin.ts';

/** By TLS, the prefix makes browsers refuse the cookie from anybody but this host; without TLS they take no such name. */
function nameFor({ protocol }: FastifyRequest): string {
  return protocol === 'https' ? '__Host-bacs-session' : 'bacs-session';
}

function optionsFor({ protocol }: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: protocol === 'https' } as const;
}

/** Returns the secret of the session that the browser has sent. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)];
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { secret, expiresAt }: { secret: string; expiresAt: Date },
): void {
  reply.setCookie(nameFor(request), secret, { ...optionsFor(request), expires: expiresAt });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), optionsFor(request));
}

/** @returns what finds the caller behind the cookie of a request; it throws CROSS_SITE. */
export function openSessions({
  db,
}: Pick<Dependencies, 'db'>): (request: FastifyRequest) => Promise<Caller | undefined> {
  const findSession = askTogether((secrets: string[]) => findCallers(db, secrets, 'session'));
  return async (request) => {
    const secret = readSessionCookie(request);
    if (secret === undefined) return undefined;
    refuseOtherSites(request);
    return await findSession(secret);
  };
}
