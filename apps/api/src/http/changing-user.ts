import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const changing = new AsyncLocalStorage<number>();

/** Names the user whose request runs, if it may change something. */
export function changingUser(): number | undefined {
  return changing.getStore();
}

/** Runs work that is done for several users at once, so that it takes no part of anybody's share. */
export function asNobody<Result>(work: () => Result): Result {
  return changing.exit(work);
}

/**
 * Has every request of this scope that may change something run in its user's name, so that all of a user's together
 * hold only the user's share of the connections while they wait for locks. Reads wait for no lock.
 */
export function nameChangingUser(scope: FastifyInstance): void {
  // What runs while a body arrives is not named, so this comes after the body.
  scope.addHook('preHandler', ({ method, caller }, _reply, done) => {
    if (method === 'GET' || method === 'HEAD') done();
    else changing.run(caller.userId, done);
  });
}
