import { PassThrough, Writable } from 'node:stream';
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
