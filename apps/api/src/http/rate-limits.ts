import { isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { type RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

type Limits = Pick<Dependencies, 'limiters'>;

/**
 * Limits the requests of each user in this scope, with whichever of their keys, and tells them how many they have left.
 * Keys are free, so a limit for each would be none.
 */
export function limitRequests(scope: FastifyInstance, { limiters: { requests } }: Limits): void {
  if (!requests) return;
  scope.addHook('onRequest', async ({ caller }, reply) => {
    const { isExceeded, remaining, seconds } = await take(requests, caller.userId);
    reply.headers({
      'ratelimit-limit': requests.points,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': seconds,
    });
    if (!isExceeded) return;
    reply.header('retry-after', seconds);
    throw new Problem('RATE_LIMITED', `Try again in ${seconds} s.`);
  });
}

/**
 * Limits how often one address may guess a key. Who has a valid one is not held up by others behind the same address:
 * only what would be refused anyway is refused for this.
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

/** Whoever has an address of IPv6 has the /64 around it. */
function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip.toLowerCase();
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString();
}
