import { writeSync } from 'node:fs';
import { type Logger, type LoggerOptions, pino } from 'pino';
import { describeError } from './describe-error.ts';
import { fieldsOfEveryLine } from './log-about.ts';
import { logConsole } from './log-console.ts';
import { redact } from './redact.ts';

const stdout = {
  write(line: string) {
    try {
      writeSync(1, redact(line));
    } catch {
      // The reader may be gone, or the disk full. The service continues; pino's own stdout would end it.
    }
  },
};

/**
 * Opens the log of this process on standard output. An error of that output does not end the process. What anybody
 * prints to the console goes there too. No line shows a secret.
 */
export function openLog(options: LoggerOptions): Logger {
  const serializers = { err: describeError, ...options.serializers };
  const logger = pino({ mixin: fieldsOfEveryLine, ...options, serializers }, stdout);
  logConsole(logger);
  return logger;
}
