import type { Readable, Writable } from 'node:stream';

/** What a command reads and writes, so that tests run the program in their own process. */
export type Io = {
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  /** Answers, and nothing else */
  stdout: Writable & { isTTY?: boolean };
  /** Progress, questions and problems */
  stderr: Writable & { isTTY?: boolean };
  /** Aborted by Ctrl-C */
  interruption: AbortSignal;
};
