import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { inject } from 'vitest';

const source = join(repositoryRoot, 'packages/client');

/** In the order of the README */
const names = ['upload', 'render', 'follow', 'list', 'webhook'] as const;
type Example = (typeof names)[number];

type Outside = {
  /** A folder that is not in this repository, with the package as whoever installs it gets it */
  dir: string;
  /** Starts an example of the README as a program. */
  start: (example: Example, args?: string[], env?: NodeJS.ProcessEnv) => ReturnType<typeof startNode>;
};

/** Packs the client, installs it in a new folder, and puts the examples of its README beside it. */
export async function installClient(env: NodeJS.ProcessEnv): Promise<Outside> {
  const dir = await mkdtemp(join(inject('testDir'), 'client-'));
  const dist = join(dir, 'dist');
  const modules = join(dir, 'node_modules');
  const installed = join(modules, '@bacs/client');
  await execa(process.execPath, [join(source, 'scripts/build.ts'), dist]);
  const { stdout: tarball } = await execa('npm', ['pack', dist, '--silent'], { cwd: dir });
  await mkdir(installed, { recursive: true });
  await execa('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: dir });
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const found = findPackageJSON(name, pathToFileURL(join(source, 'package.json'))) ?? '';
    await symlink(dirname(found), join(modules, name));
  }
  const page = await readFile(join(installed, 'README.md'), 'utf8');
  const blocks = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
  if (blocks.length !== names.length) throw new Error(`${blocks.length} examples, not ${names.length}`);
  for (const [index, name] of names.entries()) await writeFile(join(dir, `${name}.mjs`), blocks[index] ?? '');
  return {
    dir,
    start: (example, args = [], more = {}) =>
      startNode(dir, [`${example}.mjs`, ...args], { ...env, ...more }),
  };
}

function startNode(cwd: string, args: string[], env: NodeJS.ProcessEnv) {
  return execa(process.execPath, args, { cwd, env, extendEnv: false, reject: false });
}
