import { writeSync } from 'node:fs';

/**
 * Takes a step of the start of this process. When the step fails because of what the operator has set, this prints the
 * error's own lines and ends the process: with the place in our code around them, nobody would find them.
 * @param isOfSettings tells such an error from a fault of ours, which is thrown on
 */
export async function explainFailure<T>(
  step: () => T | Promise<T>,
  isOfSettings: (error: unknown) => boolean = () => true,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Error) || !isOfSettings(error)) throw error;
    writeSync(2, `${error.message}\n`);
    process.exit(1);
  }
}
