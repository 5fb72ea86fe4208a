import { buildApp, type Dependencies, openDependencies, readConfig } from '@bacs/api';
import type { Logger } from 'pino';
import { afterTests } from './after-tests.ts';
import { useAwsOf } from './use-aws-of.ts';

export type OwnApi = {
  app: Awaited<ReturnType<typeof buildApp>>;
  deps: Dependencies;
  close: () => Promise<void>;
};

/** Runs the API in this process, for tests that do not kill it. It ends after the file's tests at the latest. */
export async function runApi(environment: NodeJS.ProcessEnv, logger?: Logger): Promise<OwnApi> {
  useAwsOf(environment);
  const config = readConfig(environment);
  const { deps, closeDependencies } = await openDependencies(config, logger);
  const app = await buildApp(deps);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      // Whoever has connected and asks nothing would keep it open for a minute.
      app.server.closeAllConnections();
      await app.close();
      await closeDependencies();
    })();
    return closing;
  };
  afterTests(close);
  await app.listen({ host: config.HOST, port: config.PORT });
  return { app, deps, close };
}
