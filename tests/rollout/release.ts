import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';

const migrations = 'packages/db/src/migrations';

/** A release that can be run: its commit, and the folder that it lies in with its packages */
export type Release = { commit: string; root: string; migrations: string[] };

/** Returns the commit that a name stands for; undefined where this repository's history does not have it. */
export async function findCommit(
  from: string | undefined,
  repository = repositoryRoot,
): Promise<string | undefined> {
  const name = from ?? (await newestTag(repository)) ?? (await beforeNewestMigration(repository));
  return name && (await git(repository, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`));
}

async function newestTag(repository: string): Promise<string | undefined> {
  return await git(repository, 'describe', '--tags', '--abbrev=0', 'HEAD^');
}

async function beforeNewestMigration(repository: string): Promise<string | undefined> {
  const added = ['-m', '--first-parent', '--diff-filter=A', '--format=%H', '-1'];
  const commit = await git(repository, 'log', ...added, '--', `${migrations}/[0-9]*.ts`);
  return commit && `${commit}^1`;
}

/** Unpacks the commit below .local, with packages of its own, unless it lies there already. */
export async function unpackRelease(commit: string): Promise<Release> {
  const root = join(repositoryRoot, '.local/releases', commit);
  if (!existsSync(root)) {
    const unfinished = `${root}-${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    try {
      const archive = execa('git', ['archive', commit], {
        cwd: repositoryRoot,
        encoding: 'buffer',
        buffer: false,
      });
      await archive.pipe('tar', ['-x', '-C', unfinished]);
      const options = ['--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
      await execa('npm', ['ci', ...options], { cwd: unfinished });
      await rename(unfinished, root);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return { commit, root, migrations: await listMigrations(root) };
}

/** Returns this release: the working tree, with what is not committed yet. */
export async function thisRelease(): Promise<Release> {
  const commit = (await git(repositoryRoot, 'rev-parse', 'HEAD')) ?? 'unknown';
  return { commit, root: repositoryRoot, migrations: await listMigrations(repositoryRoot) };
}

async function listMigrations(root: string): Promise<string[]> {
  return (await readdir(join(root, migrations))).filter((name) => /^\d/.test(name)).sort();
}

/** Returns what git prints; undefined when it fails, as it does without a history, or prints nothing. */
async function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  const { failed, stdout } = await execa('git', args, { cwd, reject: false });
  return failed || stdout === '' ? undefined : stdout;
}
