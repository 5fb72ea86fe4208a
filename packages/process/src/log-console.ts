import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { Logger } from 'pino';

const longestText = 10_000;

/**
 * Writes what libraries print to the console, and Node's own warnings, into the log: whoever reads the log expects a JSON
 * object in every line.
 */
export function logConsole(logger: Logger): void {
  const streamTo = (level: 'info' | 'warn') =>
    new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        logger[level]({ source: 'console' }, text.trimEnd().slice(0, longestText));
        done();
      },
    });
  globalThis.console = new Console({ stdout: streamTo('info'), stderr: streamTo('warn') });
  // Node's own listener prints them.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ source: 'node', err: warning }, warning.message));
}
