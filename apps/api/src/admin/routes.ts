import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { bulkActionRoutes } from './bulk-actions.ts';
import { failuresRoute } from './failures.ts';
import { inspectRoute } from './inspect.ts';
import { overviewRoute } from './overview.ts';
import { previewRoute } from './preview.ts';
import { productionsRoute } from './productions.ts';

/** Operators look at everything here, and act on many productions at once. Nobody else gets in. */
export async function adminRoutes(app: FastifyInstance, deps: Dependencies): Promise<void> {
  app.addHook('onRequest', async ({ caller }) => {
    if (caller.role !== 'operator') throw new Problem('OPERATOR_ONLY');
  });
  await app.register(overviewRoute, deps);
  await app.register(productionsRoute, deps);
  await app.register(inspectRoute, deps);
  await app.register(failuresRoute, deps);
  await app.register(previewRoute, deps);
  await app.register(bulkActionRoutes, deps);
}
