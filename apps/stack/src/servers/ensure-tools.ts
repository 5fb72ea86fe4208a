import { findAptPrefix, installWithApt } from './apt.ts';
import { findProgram } from './find-program.ts';
import { type ToolName, tools } from './tool-table.ts';

export type Say = (line: string) => void;

/** Finds programs. It installs missing ones with apt if that needs no password. */
export async function ensureTools<Name extends ToolName>(
  names: Name[],
  say: Say,
): Promise<Record<Name, string>> {
  const found = await findTools(names);
  let missing = names.filter((name) => found[name] === null);
  const prefix = missing.length > 0 ? await findAptPrefix() : null;
  if (prefix !== null) {
    const packages = listPackages(missing, 'apt');
    say(`Installing ${packages.join(', ')} with apt-get (a minute or so)`);
    await installWithApt(prefix, packages, listServices(missing));
    Object.assign(found, await findTools(missing));
    missing = missing.filter((name) => found[name] === null);
  }
  if (missing.length > 0) throw new Error(describeMissing(missing));
  return found as Record<Name, string>;
}

async function findTools<Name extends ToolName>(names: Name[]): Promise<Record<Name, string | null>> {
  const find = async (name: Name) => [name, await findProgram(tools[name])];
  return Object.fromEntries(await Promise.all(names.map(find)));
}

function listPackages(names: ToolName[], manager: 'apt' | 'dnf' | 'brew'): string[] {
  return [...new Set(names.map((name) => tools[name][manager]))];
}

function listServices(names: ToolName[]): string[] {
  return names.flatMap((name) => tools[name].aptService ?? []);
}

/** Describes in one error everything that is missing and that this process cannot install. */
export function describeMissing(names: ToolName[]): string {
  const variables = names.flatMap((name) => tools[name].variable ?? []);
  const inContainers = names.some((name) => name === 'redis' || name === 'mysql');
  return [
    `Not found: ${names.flatMap((name) => tools[name].names[0]).join(', ')}. Install with one of`,
    `  apt-get install ${listPackages(names, 'apt').join(' ')}`,
    `  dnf install ${listPackages(names, 'dnf').join(' ')}`,
    `  brew install ${listPackages(names, 'brew').join(' ')}`,
    ...(variables.length > 0 ? [`or set ${variables.join(', ')}`] : []),
    ...(inContainers ? ['or, for the servers, start a Docker engine that has the compose plugin'] : []),
  ].join('\n');
}
