import rateLimit, { type FastifyRateLimitStoreCtor, normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CountRequest, Dependencies } from '../dependencies.ts';
import { Problem } from './errors.ts';

const windowMs = 60_000;

type Limits = Pick<Dependencies, 'config' | 'countRequest'>;

/**
 * Limits the requests of each user in this scope, with whichever of their keys, and tells them how many they have left.
 * Keys are free, so a limit for each would be none.
 */
export async function limitRequests(scope: FastifyInstance, { config, countRequest }: Limits): Promise<void> {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return;
  await scope.register(rateLimit, {
    enableDraftSpec: true,
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: windowMs,
    store: buildStore(countRequest),
    keyGenerator: ({ caller }) => `user:${caller.userId}`,
    errorResponseBuilder: (_request, { after }) => new Problem('RATE_LIMITED', `Try again in ${after}.`),
  });
}

/**
 * Limits how often one address may guess a key. Who has a valid one is not held up by others behind the same address:
 * only what would be refused anyway is refused for this.
 * @throws RATE_LIMITED
 */
export async function refuseGuesser(
  { config, countRequest }: Limits,
  { request, reply }: { request: Pick<FastifyRequest, 'ip'>; reply: Pick<FastifyReply, 'header'> },
): Promise<void> {
  const max = config.AUTH_FAILURES_PER_MINUTE;
  if (max === 0) return;
  const { current, ttl } = await countRequest(`guesses:${normalizeIP(request.ip)}`, windowMs);
  if (current <= max) return;
  const seconds = Math.ceil(ttl / 1_000);
  reply.header('retry-after', seconds);
  throw new Problem('RATE_LIMITED', `Too many requests without a valid API key; try again in ${seconds} s.`);
}

/** The plugin wants a constructor; one count is behind all that it makes. */
function buildStore(countRequest: CountRequest): FastifyRateLimitStoreCtor {
  return class Store {
    incr(
      key: string,
      done: (error: Error | null, count?: { current: number; ttl: number }) => void,
      window = windowMs,
    ) {
      countRequest(key, window).then((count) => done(null, count), done);
    }

    child() {
      return this;
    }
  };
}
