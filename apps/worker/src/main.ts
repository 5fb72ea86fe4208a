import { InvalidProfilesError } from '@bacs/mc-profiles';
import { closeBounded, explainFailure, openLog, readArguments } from '@bacs/process';
import { readConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { openDependencies } from './open-dependencies.ts';
import { startWorkers } from './start-workers.ts';

const signedRequestLifeMs = 5 * 60_000;
const help = `Usage: npm run worker -- [--env-file FILE]

Renders, deletes and reconciles until a signal ends it. It reads its settings from the environment, and from FILE what
the environment does not set. .env.example lists them.`;

await explainFailure(() => readArguments(help));
const config = await explainFailure(() => readConfig(process.env));
const logger = openLog({ name: 'worker', level: config.LOG_LEVEL });
if (config.SUBMIT_SETTLE_MS < signedRequestLifeMs)
  logger.warn(
    'SUBMIT_SETTLE_MS is shorter than the life of a signed request: a late request may create a second job',
  );

const { deps, closeDependencies } = await explainFailure(
  () => openDependencies(config, logger),
  (error) => error instanceof InvalidProfilesError,
);
const workers = startWorkers(deps);

// Running steps have 15 s to end. They may never end while Redis or MySQL is away, so then this process exits, well
// within the 30 s that orchestrators allow by default.
closeBounded(logger, { closeMs: 15_000, exitMs: 25_000 }, async () => {
  await workers.close();
  await closeDependencies();
});

await workers.ready();
if (config.HEARTBEAT_FILE) startHeartbeat(config.HEARTBEAT_FILE);
logger.info({ concurrency: config.RENDER_CONCURRENCY }, 'worker ready');
