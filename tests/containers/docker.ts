import { repositoryRoot } from '@bacs/stack';
import { execa, type Options } from 'execa';

/** Runs the docker command in the repository. @returns what it prints. @throws with what it says when it fails */
export async function docker(args: string[], options: Pick<Options, 'env' | 'cwd'> = {}): Promise<string> {
  const { stdout } = await execa('docker', args, { cwd: repositoryRoot, ...options });
  return stdout;
}

export async function hasImage(image: string): Promise<boolean> {
  const { failed } = await execa('docker', ['image', 'inspect', image], { reject: false });
  return !failed;
}

/** @returns the value at this place of what `docker inspect` tells, such as `.State.ExitCode` */
export async function inspectContainer(container: string, place: string): Promise<string> {
  return await docker(['inspect', '--format', `{{${place}}}`, container]);
}
