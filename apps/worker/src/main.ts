import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { openDependencies } from './open-dependencies.ts';
import { startWorkers } from './start-workers.ts';

const signedRequestLifeMs = 5 * 60_000;
const config = readConfig(process.env);
const stdout = {
  write(line: string) {
    try {
      writeSync(1, line);
    } catch {
      // The reader may be gone, or the disk full. The service goes on; with pino's own stdout it would end.
    }
  },
};
const logger = pino({ name: 'worker', level: config.LOG_LEVEL }, stdout);
if (config.SUBMIT_SETTLE_MS < signedRequestLifeMs)
  logger.warn(
    'SUBMIT_SETTLE_MS is shorter than a signed request lives at AWS: a late one may make a second job',
  );

const { deps, closeDependencies } = await openDependencies(config, logger);
const workers = startWorkers(deps);

// The steps that run have 15 s, since Redis or MySQL may be away and never let them end. This process then ends well
// inside the 30 s that orchestrators give by default.
closeWithGrace({ delay: 25_000, logger }, async ({ err }) => {
  if (err) logger.error({ err }, 'closing after an error');
  await Promise.race([close(), setTimeout(15_000)]);
});

async function close() {
  await workers.close();
  await closeDependencies();
}

await workers.ready();
if (config.HEARTBEAT_FILE) startHeartbeat(config.HEARTBEAT_FILE);
logger.info({ concurrency: config.RENDER_CONCURRENCY }, 'worker ready');
