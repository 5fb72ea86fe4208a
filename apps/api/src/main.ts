import { findDatabaseProblems } from '@bacs/db';
import { refuseFatal } from '@bacs/domain';
import { InvalidProfilesError } from '@bacs/mc-profiles';
import {
  closeBounded,
  collectWithin,
  createLogSparingly,
  currentSubject,
  explainFailure,
  findMisspelled,
  logAlso,
  openLog,
  readArguments,
  redact,
  watchProblems,
} from '@bacs/process';
import { findQueueProblems, subjectOf, untilReady } from '@bacs/queue';
import { openTracing } from '@bacs/tracing';
import { buildApp } from './app.ts';
import { Environment, readConfig } from './config.ts';
import { openDependencies } from './open-dependencies.ts';

const help = `Usage: npm run api -- [--env-file FILE]

Serves the API until a signal ends it. It reads its settings from the environment, and from FILE what the environment
does not set. .env.example lists them.`;

await explainFailure(() => readArguments(help));
const config = await explainFailure(() => readConfig(process.env));
const logger = openLog({
  name: 'api',
  level: config.LOG_LEVEL,
  // The log gets only the path, because clients may put secrets into query strings.
  serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
});
for (const { name, probably } of findMisspelled(Environment, process.env))
  logger.warn(`${name} is set and nobody reads it: it is probably ${probably}`);

const logSparingly = createLogSparingly(logger);
const tracing = await openTracing(config, {
  service: 'bacs-api',
  redact,
  subject: currentSubject,
  subjectOfJob: subjectOf,
  onProblem: (reason, kind) => logSparingly(`tracing: ${kind}`, { reason }, 'spans were not sent'),
});
if (tracing) logAlso(tracing.ids);

const { deps, closeDependencies } = await explainFailure(
  () => openDependencies(config, logger, tracing),
  (error) => error instanceof InvalidProfilesError,
);
const { db, queues, redis } = deps;
// A server that is away may come later, so nothing waits for it.
const problems = await collectWithin(2_000, [
  findDatabaseProblems(db),
  untilReady(redis).then(() => findQueueProblems(queues, redis)),
]);
await explainFailure(() => refuseFatal(problems));
const app = await buildApp(deps);
const served =
  config.METRICS_PORT === undefined
    ? undefined
    : await explainFailure(async () => (await import('./metrics/start-metrics.ts')).startMetrics(deps));
const endWatch = watchProblems(logger, async () => Object.values(await deps.readiness()).flat(), 10_000);

// Running requests have 6 s to end. They may never end while Redis or MySQL is away, so then this process exits.
closeBounded(logger, { closeMs: 6_000, exitMs: 8_000 }, async () => {
  endWatch();
  await app.close();
  await closeDependencies();
  await served?.close();
  await tracing?.close();
});

await explainFailure(() =>
  app.listen({ host: config.HOST, port: config.PORT }).catch((error: Error) => {
    throw new Error(`HOST, PORT: ${error.message}: name an address of this machine and a port that is free`);
  }),
);
