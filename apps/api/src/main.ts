import { closeBounded, openLog } from '@bacs/process';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDependencies } from './open-dependencies.ts';

const config = readConfig(process.env);
const logger = openLog({
  name: 'api',
  level: config.LOG_LEVEL,
  // The path only: clients put things into query strings that belong into no log.
  serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
});
const { deps, closeDependencies } = await openDependencies(config, logger);
const app = await buildApp(deps);

// 6 s for the requests that run, though Redis or MySQL may be away and never let them end; then this process goes.
closeBounded(logger, { closeMs: 6_000, exitMs: 8_000 }, async () => {
  await app.close();
  await closeDependencies();
});

await app.listen({ host: config.HOST, port: config.PORT });
