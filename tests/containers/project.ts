import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import getPort from 'get-port';
import { docker } from './docker.ts';

export type Project = {
  /** Where the API listens on this machine. */
  apiUrl: string;
  /** Runs docker compose for this project. @returns what it prints */
  compose: (...args: string[]) => Promise<string>;
  /** The ids of the containers of a service, the stopped ones too. */
  containersOf: (service: string) => Promise<string[]>;
  /** The bytes of the image of each service that we build. */
  sizes: () => Promise<Record<string, number>>;
  /** Builds the images; what the engine tells goes to stderr. */
  build: () => Promise<void>;
  imageOf: (service: string) => string;
  /** Removes containers and volumes, and with `images` what was built. */
  remove: (options: { images: boolean }) => Promise<void>;
};

export const built = ['admin', 'api', 'worker', 'local-aws'];

/** A Compose project of its own: free ports, volumes that end with it. `dir` has its docker-compose.yml. */
export async function openProject(
  name: string,
  baseImages: Record<string, string>,
  dir: string = repositoryRoot,
): Promise<Project> {
  const [api, localAws] = [await getPort(), await getPort()];
  const env = { ...baseImages, API_PORT: String(api), LOCAL_AWS_PORT: String(localAws) };
  const start = ['compose', '--project-name', name];
  const compose = async (...args: string[]) => await docker([...start, ...args], { env, cwd: dir });
  const imageOf = (service: string) => `${name}-${service}`;
  return {
    apiUrl: `http://127.0.0.1:${api}`,
    compose,
    containersOf: async (service) =>
      (await compose('ps', '--all', '--quiet', service)).split('\n').filter(Boolean),
    sizes: async () => {
      const sizeOf = async (service: string) => {
        const size = await docker(['image', 'inspect', '--format', '{{.Size}}', imageOf(service)]);
        return [service, Number(size)] as const;
      };
      return Object.fromEntries(await Promise.all(built.map(sizeOf)));
    },
    build: async () => {
      await execa('docker', [...start, 'build'], {
        env,
        cwd: dir,
        stdout: process.stderr,
        stderr: 'inherit',
      });
    },
    imageOf,
    remove: async ({ images }) => {
      await compose('down', '--volumes', '--timeout', '5', ...(images ? ['--rmi', 'local'] : []));
    },
  };
}
