import { findOldestQueuedAge } from '@bacs/db/line';
import type { Dependencies } from './dependencies.ts';

/**
 * Writes the age of the oldest production that waits for a worker to the log, again and again: CloudWatch makes a metric
 * of that line, by which the fleet is scaled (ADR 54). It needs MySQL alone, because a worker that has lost Redis must
 * not look idle.
 * @returns what ends it
 */
export function tellAge({ db, config, logger, logSparingly }: Dependencies): () => void {
  const everyMs = config.AGE_LOG_EVERY_MS;
  if (everyMs === 0) return () => {};
  let isAsking = false;
  const tell = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const age = await findOldestQueuedAge(db);
      logger.info({ oldest_queued_production_age_seconds: age }, 'age of the oldest queued production');
    } catch (err) {
      logSparingly('age', { err }, 'the age of the oldest queued production is not known');
    }
    isAsking = false;
  };
  void tell();
  const telling = setInterval(tell, everyMs).unref();
  return () => clearInterval(telling);
}
