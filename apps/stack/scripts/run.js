// node run.js FILE [ARGUMENT …]: runs a program of this project, in its root, with its temporary files below .local.
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
  // What compiles once need not be compiled by the next process: most of the time that a start takes.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.local/compile-cache');
  mkdirSync(process.env.TMPDIR, { recursive: true });
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv = [process.argv[0], resolve(file), ...rest];
  await import(pathToFileURL(file).href);
}
