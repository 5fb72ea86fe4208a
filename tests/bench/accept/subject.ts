import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openProcesses, repositoryRoot, waitForLine } from '@bacs/stack';
import { freePort } from '../../cluster/free-port.ts';
import { addUpload, updateRow } from '../../support/rows.ts';
import { readCpuMs } from '../cpu-time.ts';
import type { Run } from '../pairs.ts';
import type { Scene } from '../scene/open-scene.ts';
import { openPosting, type Send, type Timing } from './load.ts';

/** A program that accepts productions at this address */
export type Subject = { url: string; pid: number };

/** Starts the floor beside the servers of the scene, for the time of `work`. */
export async function withFloor<T>(
  { cluster: { dir, mysql, redis } }: Scene,
  work: (floor: Subject) => Promise<T>,
): Promise<T> {
  const processes = await openProcesses(join(dir, 'floor'));
  try {
    const port = await freePort();
    const child = processes.start({
      name: 'floor',
      file: process.execPath,
      args: ['tests/bench/accept/floor.ts'],
      env: { ...process.env, DATABASE_URL: mysql.url, REDIS_URL: redis.url, PORT: String(port) },
      cwd: repositoryRoot,
    });
    await waitForLine(child, /^listening$/);
    return await work({ url: `http://127.0.0.1:${port}`, pid: child.pid });
  } finally {
    await processes.close();
  }
}

export type Clients = { users: number; keyed: boolean };

/**
 * Measures a subject with new users, so that every run finds the same. The users take turns with their requests.
 * @returns the timing, and how many ms of CPU the subject took for each request.
 */
export async function measure(
  { cluster }: Scene,
  { url, pid }: Subject,
  { users, keyed, count }: Clients & { count: number },
  load: (send: Send) => Promise<Timing>,
): Promise<Run> {
  const clients = await Promise.all(
    Array.from({ length: users }, async () => {
      const { key, user } = await cluster.signUp();
      const { id } = await addUpload(cluster.mysql.db, user.id);
      await updateRow(cluster.mysql.db, 'uploads', id, { status: 'uploaded' });
      const headers = { authorization: `Bearer ${key}`, 'x-user': String(user.id) };
      return { headers, body: JSON.stringify({ upload_id: id, profile: 'simple-hls' }) };
    }),
  );
  const { post, close } = openPosting(`${url}/api/productions`);
  try {
    const before = await readCpuMs(pid);
    const timing = await load(async (index) => {
      const client = clients[index % users];
      if (!client) throw new Error('there is no user');
      await post(client.body, {
        ...client.headers,
        ...(keyed && { 'idempotency-key': randomUUID() }),
      });
    });
    return { ...timing, cpu_ms: ((await readCpuMs(pid)) - before) / count };
  } finally {
    close();
  }
}
