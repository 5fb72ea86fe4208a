import { execa } from 'execa';
import type { Processes } from '../processes/processes.ts';
import { waitForReady } from '../processes/wait-for-ready.ts';
import { repositoryRoot } from '../repository-root.ts';
import { answersQuery } from './mysql.ts';
import { answersPing } from './redis.ts';

export type ComposeService = 'redis' | 'mysql';
export type ComposedUrls = Partial<Record<ComposeService, string>>;
const containerPorts: Record<ComposeService, number> = { redis: 6379, mysql: 3306 };
/** The images may have to be fetched first. */
const imagesTimeoutMs = 300_000;

/** Whether an engine answers and has the compose plugin, which some distributions package apart. */
export async function isDockerUsable(): Promise<boolean> {
  for (const args of [['compose', 'version'], ['info']]) {
    const { failed } = await execa('docker', args, { reject: false, timeout: 10_000 });
    if (failed) return false;
  }
  return true;
}

/**
 * Brings up services of docker-compose.yml and returns their URLs. `docker compose up` stays attached,
 * as one of our processes: when it is told to stop, it stops its containers.
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

/** The compose file publishes its ports on loopback, wherever one is free. */
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

/** The names of all compose projects of the engine, stopped ones included; none where there is no engine. */
export async function listComposeProjects(): Promise<string[]> {
  const args = ['compose', 'ls', '--all', '--quiet'];
  const { failed, stdout } = await execa('docker', args, { reject: false, timeout: 10_000 });
  return failed ? [] : stdout.split('\n').filter(Boolean);
}

/** Removes what a throw-away project leaves behind, its volumes included. */
export async function removeComposeProject(project: string): Promise<void> {
  const args = ['compose', '--project-name', project, 'down', '--volumes'];
  await execa('docker', args, { cwd: repositoryRoot, reject: false });
}
