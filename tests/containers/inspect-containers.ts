import { docker } from './docker.ts';

/** Linux counts the time of processes in hundredths of a second, on all machines that run Node. */
const msPerTick = 10;

/** @throws the processes of the container that run as root */
export async function checkUsers(container: string): Promise<void> {
  const lines = (await docker(['top', container, '-eo', 'uid,pid,args'])).split('\n').slice(1);
  const root = lines.filter((line) => /^\s*0\s/.test(line));
  if (lines.length === 0) throw new Error(`${container} runs nothing`);
  if (root.length > 0) throw new Error(`${container} runs as root: ${root.join(', ')}`);
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
  const stats = await docker(['exec', container, 'sh', '-c', 'cat /proc/[0-9]*/stat']);
  const node = stats.split('\n').find((line) => /\((node|MainThread|node-MainThread)\) /.test(line)) ?? '';
  const [user = NaN, system = NaN] = node.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * msPerTick;
}
