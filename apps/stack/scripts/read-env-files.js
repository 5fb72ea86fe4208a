import { resolve } from 'node:path';

/**
 * Takes every `--env-file FILE` out of the arguments of a program, and reads the files as Node's own flag does: what the
 * environment sets already stays.
 * @param folder relative names are relative to it
 * @returns the other arguments
 */
export function readEnvFiles(args, folder) {
  const others = [];
  const left = [...args];
  for (let argument = left.shift(); argument !== undefined; argument = left.shift()) {
    const [isFlag, name] = /^--env-file(?:=(.*))?$/.exec(argument) ?? [];
    if (isFlag) readEnvFile(name ?? left.shift() ?? '', folder);
    else others.push(argument);
  }
  return others;
}

function readEnvFile(name, folder) {
  if (name === '') throw new Error('--env-file needs the name of a file');
  const file = resolve(folder, name);
  try {
    process.loadEnvFile(file);
  } catch (cause) {
    throw new Error(`--env-file: ${file} cannot be read (${cause.code ?? cause.message})`, { cause });
  }
}
