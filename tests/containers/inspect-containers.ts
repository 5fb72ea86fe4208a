import { docker } from './docker.ts';

/** Linux counts the time of processes in hundredths of a second, on all machines that run Node. */
const msPerTick = 10;

/** @throws the processes of the container that run as root */
export async function checkUsers(container: string): Promise<void> {
  const processes = (await readProc(container, 'status')).split(/^(?=Name:)/m);
  if (!processes.some((status) => /^Pid:\t1$/m.test(status)))
    throw new Error(`${container} shows no process`);
  const root = processes.filter((status) => /^Uid:.*\t0\b/m.test(status));
  const names = root.map((status) => status.split('\n')[0]?.replace('Name:\t', ''));
  if (root.length > 0) throw new Error(`${container} runs as root: ${names.join(', ')}`);
}

/** @throws the files that the container has written outside of its volumes and /tmp */
export async function checkUnwritten(container: string): Promise<void> {
  // The engine itself makes the places of what it mounts.
  const mounted = /^[AC] \/(etc|dev|proc|sys|run|tmp|data)?(\/|$)/;
  const changes = (await docker(['diff', container])).split('\n').filter(Boolean);
  const written = changes.filter((change) => !mounted.test(change));
  if (written.length > 0) throw new Error(`${container} has written ${written.join(', ')}`);
}

/** @returns the milliseconds of CPU that the Node of the container has taken so far, of all its threads */
export async function readCpuMs(container: string): Promise<number> {
  const stats = await readProc(container, 'stat');
  const node = stats.split('\n').find((line) => /\((node|MainThread|node-MainThread)\) /.test(line)) ?? '';
  const [user = NaN, system = NaN] = node.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * msPerTick;
}

/**
 * Reads the file of every process, as nobody. Podman's `top` takes other arguments than Docker's. A process that ends
 * meanwhile is left out.
 */
async function readProc(container: string, file: 'stat' | 'status'): Promise<string> {
  const command = `cat /proc/[0-9]*/${file} 2>/dev/null || true`;
  return await docker(['exec', '--user', '65534', container, 'sh', '-c', command]);
}
