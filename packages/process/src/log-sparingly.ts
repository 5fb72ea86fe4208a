import type { BaseLogger } from 'pino';

/**
 * Logs a warning, or an error, unless it has logged one of the same kind a moment ago; the next one says how many it
 * left out.
 */
export type LogSparingly = (kind: string, fields: object, message: string, level?: 'warn' | 'error') => void;

// An outage makes every production of every worker say the same thing again and again.
const everyMs = 10_000;

export function createLogSparingly(logger: Pick<BaseLogger, 'warn' | 'error'>): LogSparingly {
  const kinds = new Map<string, { loggedAt: number; omitted: number }>();
  return (name, fields, message, level = 'warn') => {
    const kind = `${level} ${name}`;
    const known = kinds.get(kind);
    if (known && performance.now() - known.loggedAt < everyMs) {
      known.omitted += 1;
      return;
    }
    logger[level]({ ...fields, ...(known?.omitted && { omitted: known.omitted }) }, message);
    kinds.set(kind, { loggedAt: performance.now(), omitted: 0 });
  };
}
