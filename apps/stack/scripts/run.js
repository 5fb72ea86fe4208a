// Usage: node -- run.js FILE [--env-file FILE] [ARGUMENT …]. It runs a program of this project in the project's root, with
// temporary files below .local. Without the first `--`, Node would take the program's --env-file for its own.
import { mkdirSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, oldestNode } from './node-version.js';
import { readEnvFiles } from './read-env-files.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [file = '', ...rest] = process.argv.slice(2);

if (isNewEnough(process.versions.node)) await run();
else
  fail(
    `This needs Node ${oldestNode} or later, and this is Node ${process.versions.node}. ` +
      'Run "npm install", which fetches one for npm\'s scripts, or install Node 24.',
  );

async function run() {
  let args = [];
  try {
    // npm says where it was called.
    args = readEnvFiles(rest, process.env.INIT_CWD ?? process.cwd());
  } catch (error) {
    return fail(error.message);
  }
  process.chdir(root);
  process.env.TMPDIR = join(root, '.local/tmp');
  // Processes share compiled code, since compiling takes most of the time of a start.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.local/compile-cache');
  mkdirSync(process.env.TMPDIR, { recursive: true });
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv = [process.argv[0], resolve(file), ...args];
  await import(pathToFileURL(file).href);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
