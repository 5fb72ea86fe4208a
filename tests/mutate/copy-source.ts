import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import type { Mutation } from './mutations.ts';

/** Copies the working tree. Installed packages are linked; our own packages are copied. */
export async function copySource(to: string): Promise<void> {
  const list = await execa('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: repositoryRoot });
  for (const file of list.stdout
    .split('\0')
    .filter((name) => name && existsSync(join(repositoryRoot, name)))) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await cp(join(repositoryRoot, file), join(to, file));
  }
  const installed = join(repositoryRoot, 'node_modules');
  await mkdir(join(to, 'node_modules/@bacs'), { recursive: true });
  for (const name of await readdir(installed))
    if (name !== '@bacs') await symlink(join(installed, name), join(to, 'node_modules', name));
  for (const folder of ['apps', 'packages']) {
    for (const name of await readdir(join(to, folder))) {
      await symlink(join(to, folder, name), join(to, 'node_modules/@bacs', name));
      const own = join(repositoryRoot, folder, name, 'node_modules');
      if (existsSync(own)) await symlink(own, join(to, folder, name, 'node_modules'));
    }
  }
}

/** @throws unless the text to remove is there exactly once: the source has changed since the mutation was written. */
export async function mutate(copy: string, { name, file, from, to }: Mutation): Promise<void> {
  const path = join(copy, file);
  const source = await readFile(path, 'utf8');
  if (source.split(from).length !== 2)
    throw new Error(`${name}: ${file} does not have this exactly once:\n${from}`);
  await writeFile(
    path,
    source.replace(from, () => to),
  );
}
