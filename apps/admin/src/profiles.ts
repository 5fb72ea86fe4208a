import { relative, resolve } from 'node:path';
import {
  describeProblem,
  InvalidProfilesError,
  joinPath,
  loadProfiles,
  type ProfileCatalogue,
  type ProfileProblem,
} from '@bacs/mc-profiles';
import { type Command, Option } from 'commander';
import compare from 'microdiff';

type Io = { write: (line: string) => void };

const ownDir = new Option('--dir <dir>', 'a folder with profiles of your own').env('MC_PROFILES_DIR');

/** Adds `profiles check`, `profiles show` and `profiles diff`. They need no database. */
export function addProfilesCommands(program: Command, { write }: Io): void {
  const profiles = program.command('profiles').description('profiles; needs no database');

  profiles
    .command('check')
    .description('tell everything that is wrong with the profiles of a folder, and which files are not used')
    .argument('<dir>', 'the folder that holds profiles/ and parts/')
    .action((dir: string) => checkProfiles(fromCaller(dir), write));

  profiles
    .command('show')
    .description('print the settings that a profile is composed to, with its tokens')
    .argument('<name>', 'the name of the profile')
    .addOption(ownDir)
    .action(async (name: string, { dir }: { dir?: string }) => {
      write(JSON.stringify((await load(dir)).get(name).settings, null, 2));
    });

  profiles
    .command('diff')
    .description('list what differs between the settings of two profiles, by JSON path')
    .argument(
      '<name>',
      'the name of the first profile; built-in:<name> is the one that comes with the service',
    )
    .argument('<other>', 'the name of the second profile')
    .addOption(ownDir)
    .action(async (name: string, other: string, { dir }: { dir?: string }) => {
      const [one, two] = [await findSettings(name, dir), await findSettings(other, dir)];
      for (const line of describeDifferences(one, two)) write(line);
    });
}

async function checkProfiles(dir: string, write: Io['write']): Promise<void> {
  const tell = (what: string, list: ProfileProblem[]) => {
    for (const problem of list) write(`${what}: ${describeProblem(inFolder(problem, dir))}`);
  };
  try {
    const { warnings } = await loadProfiles({ dir });
    tell('warning', warnings);
    write(`nothing is wrong; ${count(warnings.length, 'warning')}`);
  } catch (error) {
    if (!(error instanceof InvalidProfilesError)) throw error;
    tell('error', error.problems);
    tell('warning', error.warnings);
    throw new Error(`${count(error.problems.length, 'error')}, ${count(error.warnings.length, 'warning')}`);
  }
}

function inFolder(problem: ProfileProblem, dir: string): ProfileProblem {
  const file = relative(dir, problem.file);
  return file.startsWith('..') ? problem : { ...problem, file };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

async function findSettings(name: string, dir: string | undefined): Promise<Record<string, unknown>> {
  const builtIn = /^built-in:(.*)/.exec(name)?.[1];
  const catalogue = builtIn === undefined ? await load(dir) : await loadProfiles();
  return { ...catalogue.get(builtIn ?? name).settings };
}

function describeDifferences(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  return compare(one, other).map((difference) => {
    const path = difference.path.reduce<string>(joinPath, '');
    const values = {
      before: 'oldValue' in difference ? JSON.stringify(difference.oldValue) : 'not there',
      after: 'value' in difference ? JSON.stringify(difference.value) : 'not there',
    };
    return `${path}: ${values.before} → ${values.after}`;
  });
}

async function load(dir: string | undefined): Promise<ProfileCatalogue> {
  return await loadProfiles({ dir: dir === undefined ? undefined : fromCaller(dir) });
}

/** npm runs a script in the project's root, and says where it was called. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
