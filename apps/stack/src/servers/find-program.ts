import { delimiter } from 'node:path';
import { execa } from 'execa';
import which from 'which';
import type { Tool } from './tool-table.ts';

/** Package managers put servers into these folders, which a user's PATH often lacks. */
const furtherFolders = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
];

/** Finds a program that really runs. A version manager's shim with the same name may not. */
export async function findProgram({
  names,
  versionArgument,
}: Pick<Tool, 'names' | 'versionArgument'>): Promise<string | null> {
  for (const candidate of await listCandidates(names)) {
    const { failed } = await execa(candidate, [versionArgument], { reject: false, timeout: 20_000 });
    if (!failed) return candidate;
  }
  return null;
}

/** Lists every program with one of these names, the best first: by name, then by folder. */
export async function listCandidates(names: string[], nearby: string[] = []): Promise<string[]> {
  const path = [...nearby, process.env['PATH'], ...furtherFolders].join(delimiter);
  const found = names.map((name) => which(name, { all: true, nothrow: true, path }));
  return (await Promise.all(found)).flatMap((candidates) => candidates ?? []);
}
