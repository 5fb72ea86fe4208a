import { chmod, writeFile } from 'node:fs/promises';

/** Writes variables as `--env-file` reads them. Only the user may read the file, since it has passwords. */
export async function writeEnvFile(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const lines = Object.entries(env).map(([name, value = '']) => `${name}=${quote(name, value)}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  await chmod(file, 0o600);
}

/** The format has three quotes, and nothing that escapes one. */
function quote(name: string, value: string): string {
  if (/^[^\s#'"`\\]*$/.test(value)) return value;
  const mark = ["'", '`'].find((mark) => !value.includes(mark));
  if (mark === undefined) throw new Error(`${name} has both kinds of quotes in it, which no file can hold`);
  return `${mark}${value}${mark}`;
}
