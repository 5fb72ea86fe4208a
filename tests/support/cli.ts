import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable, Writable } from 'node:stream';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { runCli } from '../../apps/cli/src/run-cli.ts';

export type Ran = { exitCode: number; stdout: string; stderr: string };
type Options = {
  env: NodeJS.ProcessEnv;
  /** What another program writes to stdin */
  input?: string;
  interruption?: AbortSignal;
};

/** Runs `bacs` in this process, without a terminal. */
export async function runBacs(args: string[], options: Options): Promise<Ran> {
  const { io, stdout, stderr } = makeIo(options);
  const exitCode = await runCli(args, io);
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

export function makeIo({ env, input = '', interruption = new AbortController().signal }: Options): {
  io: Io;
  stdout: () => string;
  stderr: () => string;
} {
  const stdin = new PassThrough();
  stdin.end(input);
  const [out, err] = [collect(), collect()];
  return {
    io: { env, stdin, stdout: out.stream, stderr: err.stream, interruption },
    stdout: out.text,
    stderr: err.text,
  };
}

function collect() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

const bin = join(repositoryRoot, 'apps/cli/bin/bacs.js');

type Started = {
  ended: Promise<Ran>;
  /** Resolves when it has told what is looked for. */
  told: (wanted: RegExp) => Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
  /** Types keys, on a terminal. */
  type: (keys: string) => void;
};

/** Starts `bacs` as a process of its own. */
export function startBacs(args: string[], env: NodeJS.ProcessEnv): Started {
  return start(process.execPath, [bin, ...args], { env, tells: 'stderr' });
}

/** The same on a terminal, whose stdout shows everything and what is typed. Only Linux has `script` as it is used. */
export function startBacsOnTerminal(args: string[], env: NodeJS.ProcessEnv): Started {
  const command = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(' ');
  const own = { PATH: process.env['PATH'], TERM: 'xterm-256color', ...env };
  return start('script', ['-qec', command, '/dev/null'], { env: own, tells: 'stdout' });
}

function start(
  file: string,
  args: string[],
  { env, tells }: { env: NodeJS.ProcessEnv; tells: 'stdout' | 'stderr' },
): Started {
  const child = execa(file, args, { env, extendEnv: false, reject: false });
  const ended = child.then(({ exitCode = -1, stdout, stderr }) => ({ exitCode, stdout, stderr }));
  // One that waits would outlive a test that has not ended in time.
  onTestFinished(async ({ task }) => {
    child.kill('SIGKILL');
    const { stdout, stderr } = await ended;
    if (task.result?.state === 'fail') process.stderr.write(`${args.join(' ')}\n${stdout}\n${stderr}\n`);
  });
  return {
    ended,
    told: lookInto(child[tells]),
    kill: (signal) => child.kill(signal),
    type: (keys) => child.stdin.write(keys),
  };
}

/** @throws when the stream ends without what is looked for */
function lookInto(stream: Readable): (wanted: RegExp) => Promise<void> {
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return async (wanted) => {
    const ended = once(stream, 'end').then(() => 'ended');
    while (!wanted.test(text))
      if ((await Promise.race([once(stream, 'data'), ended])) === 'ended' && !wanted.test(text))
        throw new Error(`${wanted} is not in ${text}`);
  };
}
