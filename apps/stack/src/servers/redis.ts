import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import type { Processes } from '../processes/processes.ts';
import { waitForReady } from '../processes/wait-for-ready.ts';
import type { LaunchedServer, LaunchOptions } from './launched-server.ts';

/** Starts a private Redis on a free loopback port. */
export async function startRedis(processes: Processes, binary: string, dir: string): Promise<string> {
  return (await launchRedis(processes, binary, dir)).url;
}

/** Starts a private Redis on loopback. It keeps nothing on disk: the queue is a to-do list. */
export async function launchRedis(
  processes: Processes,
  binary: string,
  dir: string,
  { name = 'redis', port: wanted, args: more = [] }: LaunchOptions = {},
): Promise<LaunchedServer> {
  const home = join(dir, 'redis');
  await mkdir(home, { recursive: true });
  const port = wanted ?? (await getPort({ host: '127.0.0.1', reserve: true }));
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: home,
    save: '',
    appendonly: 'no',
    daemonize: 'no',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = processes.start({ name, file: binary, args: [...args, ...more], env: process.env });
  const url = `redis://127.0.0.1:${port}`;
  await waitForReady(child, () => answersPing(url));
  return { url, child };
}

/** Connects once and asks for a PONG. */
export async function answersPing(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 2_000, retryStrategy: () => null });
  let reason: Error | null = null;
  redis.on('error', (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch (error) {
    // ioredis rejects with "Connection is closed.", whatever the real reason is.
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}
