import { writeSync } from 'node:fs';
import { type Logger, type LoggerOptions, pino } from 'pino';

const stdout = {
  write(line: string) {
    try {
      writeSync(1, line);
    } catch {
      // The reader may be gone, or the disk full. The service goes on; with pino's own stdout it would end.
    }
  },
};

/** A logger on standard output that no error of that output can end. */
export function openLog(options: LoggerOptions): Logger {
  return pino(options, stdout);
}
