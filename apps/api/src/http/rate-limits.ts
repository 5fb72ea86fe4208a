import { isIPv6 } from 'node:net';
import type { Caller } from '@bacs/db/keys';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { type RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

type Limits = Pick<Dependencies, 'limiters'>;

/**
 * Limits the requests of each user in this scope, over all of the user's keys, and answers how many are left. A limit
 * per key would not limit anything, because a user can create any number of keys.
 */
export function limitRequests(scope: FastifyInstance, limits: Limits): void {
  scope.addHook('onRequest', async ({ caller }, reply) => countRequest(limits, caller, reply));
}

/** Counts a request of this user. @throws RATE_LIMITED */
export async function countRequest(
  { limiters: { requests } }: Limits,
  { userId }: Caller,
  reply: Pick<FastifyReply, 'header' | 'headers'>,
): Promise<void> {
  if (!requests) return;
  const { isExceeded, remaining, seconds } = await take(requests, userId);
  reply.headers({
    'ratelimit-limit': requests.points,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': seconds,
  });
  if (!isExceeded) return;
  reply.header('retry-after', seconds);
  throw new Problem('RATE_LIMITED', `Try again in ${seconds} s.`);
}

/**
 * Limits how often one address may guess a key. Only requests without a valid key count and are refused, so a caller
 * with a valid key does not suffer from others behind the same address.
 * @throws RATE_LIMITED
 */
export async function refuseGuesser(
  { limiters: { guesses } }: Limits,
  { request, reply }: { request: Pick<FastifyRequest, 'ip'>; reply: Pick<FastifyReply, 'header'> },
): Promise<void> {
  if (!guesses) return;
  const { isExceeded, seconds } = await take(guesses, networkOf(request.ip));
  if (!isExceeded) return;
  reply.header('retry-after', seconds);
  throw new Problem('RATE_LIMITED', `Too many requests without a valid API key; try again in ${seconds} s.`);
}

/** Limits the requests of each address in this scope, for who comes without an API key. */
export function limitVisits(scope: FastifyInstance, { limiters: { visits } }: Limits): void {
  if (!visits) return;
  scope.addHook('onRequest', async ({ ip }, reply) => {
    const { isExceeded, seconds } = await take(visits, networkOf(ip));
    if (!isExceeded) return;
    reply.header('retry-after', seconds);
    throw new Problem('RATE_LIMITED', `Too many requests from your address; try again in ${seconds} s.`);
  });
}

async function take(limiter: RateLimiterRedis, key: string | number) {
  const count = await limiter.consume(key).catch((refusal) => {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  });
  return {
    isExceeded: count.consumedPoints > limiter.points,
    remaining: count.remainingPoints,
    seconds: Math.ceil(count.msBeforeNext / 1_000),
  };
}

/** Returns what one client owns: an IPv4 address, or the /64 around an IPv6 address. */
function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip.toLowerCase();
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString();
}
