import { writeSync } from 'node:fs';
import { type Logger, type LoggerOptions, pino } from 'pino';

const stdout = {
  write(line: string) {
    try {
      writeSync(1, line);
    } catch {
      // The reader may be gone, or the disk full. The service continues; pino's own stdout would end it.
    }
  },
};

/** Opens a logger on standard output. An error of that output does not end the process. */
export function openLog(options: LoggerOptions): Logger {
  return pino(options, stdout);
}
