import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

/** Asks for a line on the terminal; an empty one means `usual`. @throws Failure if there is nobody to ask */
export async function ask(io: Io, question: string, usual: string): Promise<string> {
  if (!io.stdin.isTTY) throw new Failure('usage', 'Name the address of the API: bacs login --api-url URL');
  return (await prompt(io, `${question} (${usual}): `, io.stderr)) || usual;
}

/** Asks without showing what is typed. Without a terminal, it takes the first line of stdin. */
export async function askHidden(io: Io, question: string): Promise<string> {
  if (!io.stdin.isTTY) return (await readLine(createInterface({ input: io.stdin }))) ?? '';
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await prompt(io, `${question}: `, nowhere);
  } finally {
    io.stderr.write('\n');
  }
}

/** @throws Failure at Ctrl-C and Ctrl-D, which are keys that end the input */
async function prompt({ stdin, stderr }: Io, question: string, output: Writable): Promise<string> {
  const lines = createInterface({ input: stdin, output, terminal: true });
  // The terminal shows no keys from here on: what is typed at once after the question may be a key of the API.
  stderr.write(question);
  const line = await readLine(lines);
  if (line === undefined) throw new Failure('interrupted', 'Nothing is changed.');
  return line;
}

async function readLine(lines: Interface): Promise<string | undefined> {
  try {
    for await (const line of lines) return line.trim();
    return undefined;
  } finally {
    lines.close();
  }
}
