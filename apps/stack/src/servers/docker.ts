import { execa } from 'execa';
import type { Processes } from '../processes/processes.ts';
import { waitForReady } from '../processes/wait-for-ready.ts';
import { repositoryRoot } from '../repository-root.ts';
import { answersQuery } from './mysql.ts';
import { answersPing } from './redis.ts';

export type ComposeService = 'redis' | 'mysql';
export type ComposedUrls = Partial<Record<ComposeService, string>>;
const containerPorts: Record<ComposeService, number> = { redis: 6379, mysql: 3306 };
/** Docker may have to fetch the images first, so starting takes up to this long. */
const imagesTimeoutMs = 300_000;

/** Tells whether an engine answers and has the compose plugin, which some distributions package separately. */
export async function isDockerUsable(): Promise<boolean> {
  for (const args of [['compose', 'version'], ['info']]) {
    const { failed } = await execa('docker', args, { reject: false, timeout: 10_000 });
    if (failed) return false;
  }
  return true;
}

/**
 * Starts services of docker-compose.yml and returns their URLs. `docker compose up` stays attached, as one of our
 * processes: when it is told to stop, it stops its containers.
 */
export async function startComposeServices(
  processes: Processes,
  project: string,
  services: ComposeService[],
): Promise<ComposedUrls> {
  const compose = ['compose', '--project-name', project];
  const child = processes.start({
    name: 'docker-compose',
    file: 'docker',
    args: [...compose, 'up', '--no-color', ...services],
    env: process.env,
    cwd: repositoryRoot,
    graceMs: 30_000,
  });
  const entries = services.map(async (service) => {
    let url = '';
    const isReady = async () => {
      url = await readUrl(compose, service);
      return service === 'redis' ? answersPing(url) : answersQuery(url);
    };
    await waitForReady(child, isReady, imagesTimeoutMs);
    return [service, url] as const;
  });
  try {
    return Object.fromEntries(await Promise.all(entries));
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/** Reads the address that compose chose: it publishes each port on any free port of the loopback. */
async function readUrl(compose: string[], service: ComposeService): Promise<string> {
  const address = await readDocker([...compose, 'port', service, String(containerPorts[service])]);
  if (service === 'redis') return `redis://${address}`;
  const { services } = JSON.parse(await readDocker([...compose, 'config', '--format', 'json']));
  return `mysql://root:${encodeURIComponent(services.mysql.environment.MYSQL_ROOT_PASSWORD)}@${address}/`;
}

async function readDocker(args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args, { cwd: repositoryRoot });
  return stdout.trim();
}

/** Lists the compose projects of the engine, including stopped ones; none without an engine. */
export async function listComposeProjects(): Promise<string[]> {
  const args = ['compose', 'ls', '--all', '--quiet'];
  const { failed, stdout } = await execa('docker', args, { reject: false, timeout: 10_000 });
  return failed ? [] : stdout.split('\n').filter(Boolean);
}

/** Removes everything that a throw-away project leaves behind, including its volumes. */
export async function removeComposeProject(project: string): Promise<void> {
  const args = ['compose', '--project-name', project, 'down', '--volumes'];
  await execa('docker', args, { cwd: repositoryRoot, reject: false });
}
