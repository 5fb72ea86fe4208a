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
import { findProblems, findStorageProblems, findWatchProblems } from './check-servers.ts';
import { Environment, readConfig } from './config.ts';
import { checkHeartbeatFile, startHeartbeatFile } from './heartbeat-file.ts';
import { openDependencies } from './open-dependencies.ts';
import { startWorkers } from './start-workers.ts';

const signedRequestLifeMs = 5 * 60_000;
const help = `Usage: npm run worker -- [--env-file FILE]

Renders, deletes and reconciles until a signal ends it. It reads its settings from the environment, and from FILE what
the environment does not set. .env.example lists them.`;

await explainFailure(() => readArguments(help));
const config = await explainFailure(() => readConfig(process.env));
const { HEARTBEAT_FILE } = config;
if (HEARTBEAT_FILE !== undefined) await explainFailure(() => checkHeartbeatFile(HEARTBEAT_FILE));
const logger = openLog({ name: 'worker', level: config.LOG_LEVEL });
if (config.SUBMIT_SETTLE_MS < signedRequestLifeMs)
  logger.warn(
    'SUBMIT_SETTLE_MS is shorter than the life of a signed request: a late request may create a second job',
  );

for (const { name, probably } of findMisspelled(Environment, process.env))
  logger.warn(`${name} is set and nobody reads it: it is probably ${probably}`);

const logSparingly = createLogSparingly(logger);
const tracing = await openTracing(config, {
  service: 'bacs-worker',
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
const served =
  config.METRICS_PORT === undefined
    ? undefined
    : await explainFailure(async () => (await import('./metrics/start-metrics.ts')).startMetrics(deps));
const workers = startWorkers(deps);
const watches = [
  watchProblems(logger, () => findProblems(deps), 10_000),
  watchProblems(logger, () => findWatchProblems(deps), 10_000),
  watchProblems(logger, () => findStorageProblems(deps), 60_000),
];

// Running steps have 15 s to end. They may never end while Redis or MySQL is away, so then this process exits, well
// within the 30 s that orchestrators allow by default.
closeBounded(logger, { closeMs: 15_000, exitMs: 25_000 }, async () => {
  for (const end of watches) end();
  await workers.close();
  await closeDependencies();
  await served?.close();
  await tracing?.close();
});

await workers.ready();
if (HEARTBEAT_FILE !== undefined) startHeartbeatFile(HEARTBEAT_FILE);
logger.info({ concurrency: config.RENDER_CONCURRENCY }, 'worker ready');
