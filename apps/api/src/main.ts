import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDependencies } from './open-dependencies.ts';

const config = readConfig(process.env);
const stdout = {
  write(line: string) {
    try {
      writeSync(1, line);
    } catch {
      // Its reader is gone, or its disk full: no reason to end the service, as pino's own stdout would.
    }
  },
};
const logger = pino(
  {
    name: 'api',
    level: config.LOG_LEVEL,
    // The path only: clients put things into query strings that belong into no log.
    serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
  },
  stdout,
);
const { deps, closeDependencies } = await openDependencies(config, logger);
const app = await buildApp(deps);

// 6 s for the requests that run, though Redis or MySQL may be away and never let them end; then this process goes.
closeWithGrace({ delay: 8_000, logger }, async ({ err }) => {
  if (err) logger.error({ err }, 'closing after an error');
  await Promise.race([close(), setTimeout(6_000)]);
});

async function close() {
  await app.close();
  await closeDependencies();
}

await app.listen({ host: config.HOST, port: config.PORT });
