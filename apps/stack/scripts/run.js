// Usage: node run.js FILE [ARGUMENT …]. It runs a program of this project in the project's root, with temporary files
// below .local.
import { mkdirSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, oldestNode } from './node-version.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [file = '', ...rest] = process.argv.slice(2);

if (isNewEnough(process.versions.node)) await run();
else {
  process.stderr.write(
    `This needs Node ${oldestNode} or later, and this is Node ${process.versions.node}. ` +
      'Run "npm install", which fetches one for npm\'s scripts, or install Node 24.\n',
  );
  process.exitCode = 1;
}

async function run() {
  process.chdir(root);
  process.env.TMPDIR = join(root, '.local/tmp');
  // Processes share compiled code, since compiling takes most of the time of a start.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.local/compile-cache');
  mkdirSync(process.env.TMPDIR, { recursive: true });
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv = [process.argv[0], resolve(file), ...rest];
  await import(pathToFileURL(file).href);
}
