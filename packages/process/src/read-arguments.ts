import { parseArgs } from 'node:util';

/**
 * Prints the help and ends this process when it is asked for.
 * @throws an error that names an argument that there is not
 */
export function readArguments(help: string): void {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help !== true) return;
  process.stdout.write(`${help}\n`);
  process.exit();
}
